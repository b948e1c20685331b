using System.Management.Automation;
using System.Reflection;
using Mka1.PowerShell.Connection;

namespace Mka1.Module.Tests;

/// <summary>
/// Reads the cmdlets of the module from metadata. Does not create the attributes, because the reference assembly of PowerShell
/// has no code for them.
/// </summary>
internal static class Cmdlets
{
    public static Assembly Assembly { get; } = typeof(Mka1Command).Assembly;

    public static IReadOnlyList<Type> All { get; } =
        [.. Assembly.GetExportedTypes().Where(static type => type.GetCustomAttributesData().Any(static data => data.AttributeType == typeof(CmdletAttribute)))];

    public static TheoryData<Type> Theory => [.. All];

    public static string Verb(Type cmdlet) => (string)Declaration(cmdlet).ConstructorArguments[0].Value!;

    public static string Noun(Type cmdlet) => (string)Declaration(cmdlet).ConstructorArguments[1].Value!;

    public static string Name(Type cmdlet) => $"{Verb(cmdlet)}-{Noun(cmdlet)}";

    public static bool Asks(Type cmdlet) => Named(Declaration(cmdlet), nameof(CmdletAttribute.SupportsShouldProcess)) is true;

    public static bool Pages(Type cmdlet) => Named(Declaration(cmdlet), nameof(CmdletAttribute.SupportsPaging)) is true;

    public static string? DefaultSet(Type cmdlet) => Named(Declaration(cmdlet), nameof(CmdletAttribute.DefaultParameterSetName)) as string;

    public static ConfirmImpact Impact(Type cmdlet) =>
        Named(Declaration(cmdlet), nameof(CmdletAttribute.ConfirmImpact)) is int impact ? (ConfirmImpact)impact : ConfirmImpact.Medium;

    public static IEnumerable<PropertyInfo> Parameters(Type cmdlet) => cmdlet.GetProperties().Where(static property => Sets(property).Any());

    public static IEnumerable<string> Aliases(PropertyInfo parameter) =>
        parameter.GetCustomAttributesData().Where(static data => data.AttributeType == typeof(AliasAttribute))
            .SelectMany(static data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(static argument => (string)argument.Value!);

    /// <summary>Gets the sets of a parameter and how it binds in them.</summary>
    public static IEnumerable<(string Set, bool FromPipeline, bool ByName)> Sets(PropertyInfo parameter) =>
        parameter.GetCustomAttributesData().Where(static data => data.AttributeType == typeof(ParameterAttribute)).Select(static data => (
            Named(data, nameof(ParameterAttribute.ParameterSetName)) as string ?? ParameterAttribute.AllParameterSets,
            Named(data, nameof(ParameterAttribute.ValueFromPipeline)) is true,
            Named(data, nameof(ParameterAttribute.ValueFromPipelineByPropertyName)) is true));

    public static IEnumerable<Type> Outputs(Type cmdlet) =>
        cmdlet.GetCustomAttributesData().Where(static data => data.AttributeType == typeof(OutputTypeAttribute))
            .SelectMany(static data => (IEnumerable<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(static argument => (Type)argument.Value!);

    private static CustomAttributeData Declaration(Type cmdlet) =>
        cmdlet.GetCustomAttributesData().Single(static data => data.AttributeType == typeof(CmdletAttribute));

    private static object? Named(CustomAttributeData data, string name) =>
        data.NamedArguments.Where(argument => argument.MemberName == name).Select(static argument => argument.TypedValue.Value).FirstOrDefault();
}
