using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Mka1.Errors;

namespace Mka1.PowerShell.Values;

/// <summary>Converts metadata from a hashtable to the text map of the API.</summary>
internal static class MetadataMap
{
    private const string Metadata = "metadata";

    /// <summary>Converts the value of an optional parameter; null stays null.</summary>
    public static Dictionary<string, string>? ConvertOptional(IDictionary? metadata) => metadata is null ? null : Convert(metadata);

    /// <summary>Converts the value of a parameter.</summary>
    /// <param name="metadata">The value.</param>
    /// <param name="noun">What the map is, for errors.</param>
    public static Dictionary<string, string> Convert(IDictionary metadata, string noun = Metadata)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in metadata)
        {
            string key = PlainValue.ToText(entry.Key);
            if (map.ContainsKey(key))
                throw new Mka1InputException($"The {noun} key '{key}' occurs twice. Give it once.");
            map[key] = ToText(noun, key, entry.Value == AutomationNull.Value ? null : entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value);
        }
        return map;
    }

    // Convert to culture-invariant text, or throw.
    private static string ToText(string noun, string key, object? value) => value switch
    {
        null or DBNull => throw new Mka1InputException($"The {noun} value of '{key}' is null. Give text{(noun == Metadata ? "; to remove a key, use -RemoveKey of the cmdlet that sets metadata" : string.Empty)}."),
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag.IsPresent ? "true" : "false",
        string text => text,
        IEnumerable or PSCustomObject => throw new Mka1InputException($"The {noun} value of '{key}' is a collection or an object. Values are text: join the items, or use ConvertTo-Json -Compress."),
        ScriptBlock => throw CreateNoTextError(noun, key, value),
        _ => HasText(value.GetType()) ? PlainValue.ToText(value) : throw CreateNoTextError(noun, key, value),
    };

    // Types without a ToString of their own return only their type name.
    private static bool HasText(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is Type declares
        && declares != typeof(object) && declares != typeof(ValueType) && declares != typeof(MarshalByRefObject);

    private static Mka1InputException CreateNoTextError(string noun, string key, object value) =>
        new($"The {noun} value of '{key}' is of type {value.GetType().FullName}, which has no text form. Give text.");

    /// <summary>Formats the map as a hashtable literal.</summary>
    public static string Format(IReadOnlyDictionary<string, string> map) =>
        "@{" + string.Join("; ", map.Select(static pair => $"{pair.Key}='{pair.Value.Replace("'", "''")}'")) + "}";
}
