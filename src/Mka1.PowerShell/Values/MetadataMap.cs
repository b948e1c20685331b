using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Mka1.Errors;

namespace Mka1.PowerShell.Values;

/// <summary>Converts metadata from a hashtable to the text map of the API.</summary>
internal static class MetadataMap
{
    /// <summary>Converts the value of an optional parameter; null stays null.</summary>
    public static Dictionary<string, string>? ConvertOptional(IDictionary? metadata) => metadata is null ? null : Convert(metadata);

    public static Dictionary<string, string> Convert(IDictionary metadata)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in metadata)
        {
            string key = PlainValue.ToText(entry.Key);
            if (map.ContainsKey(key))
                throw new Mka1InputException($"The metadata key '{key}' occurs twice. Give it once.");
            map[key] = ToText(key, entry.Value == AutomationNull.Value ? null : entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value);
        }
        return map;
    }

    // Convert to culture-invariant text, or throw.
    private static string ToText(string key, object? value) => value switch
    {
        null or DBNull => throw new Mka1InputException($"The metadata value of '{key}' is null. Give text; to remove a key, use -RemoveKey of the cmdlet that sets metadata."),
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag.IsPresent ? "true" : "false",
        string text => text,
        IEnumerable or PSCustomObject => throw new Mka1InputException($"The metadata value of '{key}' is a collection or an object. Metadata values are text: join the items, or use ConvertTo-Json -Compress."),
        ScriptBlock => throw CreateNoTextError(key, value),
        _ => HasText(value.GetType()) ? PlainValue.ToText(value) : throw CreateNoTextError(key, value),
    };

    // Types without a ToString of their own return only their type name.
    private static bool HasText(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is Type declares
        && declares != typeof(object) && declares != typeof(ValueType) && declares != typeof(MarshalByRefObject);

    private static Mka1InputException CreateNoTextError(string key, object value) =>
        new($"The metadata value of '{key}' is of type {value.GetType().FullName}, which has no text form. Give text.");

    /// <summary>Formats the map as a hashtable literal.</summary>
    public static string Format(IReadOnlyDictionary<string, string> map) =>
        "@{" + string.Join("; ", map.Select(static pair => $"{pair.Key}='{pair.Value.Replace("'", "''")}'")) + "}";
}
