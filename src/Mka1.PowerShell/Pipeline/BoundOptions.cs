using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Creates the options of a create or an update from the parameters of the same names.</summary>
internal static class BoundOptions
{
    /// <param name="command">The cmdlet.</param>
    /// <param name="read">Gets what the value of a parameter stands for; null for the values themselves.</param>
    /// <exception cref="Mka1InputException">A value exceeds its limits.</exception>
    public static TOptions Create<TOptions>(AsyncCommand command, Func<string, object?, object?>? read = null)
        where TOptions : IOptions, new()
    {
        var options = new TOptions();
        foreach (string parameter in command.MyInvocation.BoundParameters.Keys)
        {
            // Common parameters and those of the base classes are no options.
            if (GetOption(typeof(TOptions), parameter) is not { } option)
                continue;
            object? value = command.GetBoundValue(parameter);
            option.SetValue(options, Convert(read is null ? value : read(parameter, value), option.PropertyType, parameter));
        }
        options.Check();
        return options;
    }

    /// <summary>Whether any parameter of the options is given.</summary>
    public static bool IsAnyGiven<TOptions>(AsyncCommand command) =>
        command.MyInvocation.BoundParameters.Keys.Any(parameter => GetOption(typeof(TOptions), parameter) is not null && command.IsBound(parameter));

    /// <summary>Describes the options that have a value; empty if none has.</summary>
    public static string Describe<TOptions>(TOptions options)
        where TOptions : IOptions => string.Join(", ", options.GetType().GetProperties()
            .Select(property => (property.Name, Value: property.GetValue(options)))
            .Where(static option => option.Value is not null).Select(static option => $"{option.Name} {Describe(option.Value!)}"));

    /// <summary>Describes the options that the parameters change, for the confirmation prompt.</summary>
    /// <exception cref="Mka1InputException">None is given.</exception>
    public static string DescribeChanges<TOptions>(AsyncCommand command)
    {
        string[] names = [.. command.GetType().GetProperties().Select(static property => property.Name).Where(static name => GetOption(typeof(TOptions), name) is not null)];
        string[] changes = [.. names.Where(command.IsBound).Select(name => $"{name} {Describe(command.GetBoundValue(name)!)}")];
        return changes.Length > 0 ? string.Join(", ", changes) : throw new Mka1InputException($"There is nothing to change. Give -{string.Join(" or -", names)}.");
    }

    // The name of a parameter is singular, that of a list of options is not.
    private static PropertyInfo? GetOption(Type options, string parameter) => options.GetProperty(parameter) ?? options.GetProperty(parameter + "s");

    // An option that is a map of any values is a JSON object, which can be given as a hashtable, an object or JSON text.
    private static object? Convert(object? value, Type option, string parameter) => value switch
    {
        IReadOnlyDictionary<string, SecureString> secrets => secrets.ToDictionary(static pair => pair.Key, static pair => SecretText.Read(pair.Value), StringComparer.Ordinal),
        IDictionary map when option == typeof(IReadOnlyDictionary<string, string>) => MetadataMap.Convert(map, parameter.ToLowerInvariant()),
        not null when option == typeof(IReadOnlyDictionary<string, object?>) => PlainValue.GetMembers(value, $"-{parameter}"),
        ObjectId id => id.ToString(),
        SecureString secret when option == typeof(string) => SecretText.Read(secret),
        not null when option == typeof(object) => PlainValue.Convert(value),
        SwitchParameter flag => flag.ToBool(),
        _ => value,
    };

    private static string Describe(object value) => PlainValue.Unwrap(value)! switch
    {
        IDictionary pairs when pairs.Values.Cast<object?>().All(static item => item is not (null or IDictionary or (IEnumerable and not string))) => MetadataMap.Format(MetadataMap.Convert(pairs)),
        IDictionary or PSCustomObject or Mka1Object => JsonBody.ToText(PlainValue.Convert(value)),
        string text => $"'{text}'",
        SecureString => "(secret)",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(Describe)),
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };
}
