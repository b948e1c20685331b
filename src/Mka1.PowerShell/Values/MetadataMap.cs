using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Mka1.Errors;

namespace Mka1.PowerShell.Values;

/// <summary>Metadata as a hashtable becomes the text map that the API takes.</summary>
internal static class MetadataMap
{
    /// <summary>The map of a parameter that need not be given; null if it was not.</summary>
    public static Dictionary<string, string>? ConvertOptional(IDictionary? metadata) => metadata is null ? null : Convert(metadata);

    public static Dictionary<string, string> Convert(IDictionary metadata)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in metadata)
        {
            string key = PlainValue.Text(entry.Key);
            if (map.ContainsKey(key))
                throw new Mka1InputException($"The metadata key '{key}' comes twice. Give it once.");
            map[key] = TextOf(key, entry.Value == AutomationNull.Value ? null : entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value);
        }
        return map;
    }

    // Convert to culture-invariant text, or throw.
    private static string TextOf(string key, object? value) => value switch
    {
        null or DBNull => throw new Mka1InputException($"The metadata value of '{key}' is null. Give text; to remove a key, use -RemoveKey of the cmdlet that sets metadata."),
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag.IsPresent ? "true" : "false",
        string text => text,
        IEnumerable or PSCustomObject => throw new Mka1InputException($"The metadata value of '{key}' is a collection or an object. Metadata holds text only: join it, or make it JSON with ConvertTo-Json -Compress."),
        ScriptBlock => throw NoText(key, value),
        _ => HasText(value.GetType()) ? PlainValue.Text(value) : throw NoText(key, value),
    };

    // Types without their own ToString return only their type name.
    private static bool HasText(Type type) => type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is Type declares
        && declares != typeof(object) && declares != typeof(ValueType) && declares != typeof(MarshalByRefObject);

    private static Mka1InputException NoText(string key, object value) =>
        new($"The metadata value of '{key}' is of type {value.GetType().FullName}, which has no text form. Give text.");

    /// <summary>The map as an operator would write it.</summary>
    public static string Show(IReadOnlyDictionary<string, string> map) =>
        "@{" + string.Join("; ", map.Select(static pair => $"{pair.Key}='{pair.Value.Replace("'", "''")}'")) + "}";
}
