using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Creates the options of a create or an update from the parameters of the same names.</summary>
internal static class BoundOptions
{
    /// <exception cref="Mka1.Errors.Mka1InputException">A value exceeds its limits.</exception>
    public static TOptions Create<TOptions>(PSCmdlet command)
        where TOptions : IOptions, new()
    {
        var options = new TOptions();
        foreach (var bound in command.MyInvocation.BoundParameters)
        {
            // Common parameters and those of the base classes are no options.
            if (GetOption(typeof(TOptions), bound.Key) is { } option)
                option.SetValue(options, Convert(bound.Value, option.PropertyType, bound.Key));
        }
        options.Check();
        return options;
    }

    /// <summary>Gets the option that a parameter sets; null if there is none.</summary>
    // The name of a parameter is singular, that of a list of options is not.
    public static PropertyInfo? GetOption(Type options, string parameter) => options.GetProperty(parameter) ?? options.GetProperty(parameter + "s");

    // An option that is a map of any values is a JSON object, which can be given as a hashtable, an object or JSON text.
    private static object? Convert(object? value, Type option, string parameter) => value switch
    {
        IReadOnlyDictionary<string, SecureString> secrets => secrets.ToDictionary(static pair => pair.Key, static pair => SecretText.Read(pair.Value), StringComparer.Ordinal),
        IDictionary map when option == typeof(IReadOnlyDictionary<string, string>) => MetadataMap.Convert(map),
        not null when option == typeof(IReadOnlyDictionary<string, object?>) => PlainValue.GetMembers(value, $"-{parameter}"),
        ObjectId id => id.ToString(),
        SecureString secret => SecretText.Read(secret),
        not null when option == typeof(object) => PlainValue.Convert(value),
        SwitchParameter flag => flag.ToBool(),
        _ => value,
    };
}
