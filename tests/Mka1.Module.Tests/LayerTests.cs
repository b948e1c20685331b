using System.Reflection;
using System.Text.RegularExpressions;
using Mka1.Emulator;
using Mka1.Json;

namespace Mka1.Module.Tests;

public sealed partial class LayerTests
{
    private static readonly string[] Private = ["System.Text.Json"];

    [Fact]
    public void The_client_references_no_other_layer() =>
        Assert.DoesNotContain(
            typeof(Mka1Client).Assembly.GetReferencedAssemblies(),
            static name => name.Name is "System.Management.Automation" || name.Name!.StartsWith("Mka1", StringComparison.Ordinal));

    [Fact]
    public void The_emulator_references_no_other_layer() =>
        Assert.DoesNotContain(
            typeof(EmulatorServer).Assembly.GetReferencedAssemblies(),
            static name => name.Name is "System.Management.Automation" || name.Name!.StartsWith("Mka1", StringComparison.Ordinal));

    [Fact]
    public void The_client_mentions_no_cmdlet_and_no_parameter()
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "src", "Mka1.Client"), "*.cs", SearchOption.AllDirectories);
        Assert.Contains(files, static file => Path.GetFileName(file) == "Mka1Client.cs");
        Assert.DoesNotContain(files.SelectMany(File.ReadLines), static line => CmdletText().IsMatch(line));
    }

    // .NET contains it since version 10 only. In PowerShell 7.4 and 7.5 it could conflict with the copy of another module.
    [Fact]
    public void No_assembly_that_older_engines_lack_is_referenced() =>
        Assert.DoesNotContain(
            new[] { typeof(Mka1Client).Assembly, Cmdlets.Assembly }.SelectMany(static assembly => assembly.GetReferencedAssemblies()),
            static name => name.Name is "System.Net.ServerSentEvents");

    [Fact]
    public void The_cmdlets_reference_no_HTTP_assembly() =>
        Assert.DoesNotContain(Cmdlets.Assembly.GetReferencedAssemblies(), static name => name.Name is "System.Net.Http" or "System.Net.Sockets");

    [Fact]
    public void No_public_signature_holds_a_type_of_a_dependency() =>
        Assert.Empty(Signatures([typeof(Mka1Client).Assembly, Cmdlets.Assembly], static type => Private.Contains(type.Assembly.GetName().Name)));

    [Fact]
    public void Objects_of_the_server_are_read_only() =>
        Assert.Empty(typeof(Mka1Object).Assembly.GetExportedTypes()
            .Where(static type => typeof(Mka1Object).IsAssignableFrom(type))
            .SelectMany(static type => type.GetProperties())
            .Where(static property => property.SetMethod is { IsPublic: true })
            .Select(static property => $"{property.DeclaringType}.{property.Name}"));

    // A cmdlet anywhere, or a parameter in a string literal.
    [GeneratedRegex("""[A-Z][a-z]+-Mka1|"[^"]*\s-[A-Z][a-z]""")]
    private static partial Regex CmdletText();

    /// <summary>Gets the public members whose signatures contain such a type.</summary>
    private static IEnumerable<string> Signatures(IEnumerable<Assembly> assemblies, Func<Type, bool> holds) => assemblies
        .SelectMany(static assembly => assembly.GetExportedTypes())
        .SelectMany(static type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(member => TypesOf(member).SelectMany(Parts).Any(holds))
        .Select(static member => $"{member.DeclaringType}.{member.Name}");

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(static parameter => parameter.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(static parameter => parameter.ParameterType),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : [type, .. type.GetGenericArguments().SelectMany(Parts)];
}
