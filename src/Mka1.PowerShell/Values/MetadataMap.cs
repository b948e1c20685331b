using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Mka1.Errors;

namespace Mka1.PowerShell.Values;

/// <summary>Metadata as a hashtable becomes the text map that the API takes.</summary>
internal static class MetadataMap
{
    public static Dictionary<string, string> Of(IDictionary metadata)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in metadata)
        {
            string key = PlainValue.Text(entry.Key);
            object? value = entry.Value == AutomationNull.Value ? null : entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            map[key] = value switch
            {
                null => throw new Mka1InputException($"The metadata value of '{key}' is null. Give text; to take a key out use Set-Mka1ResponseMetadata -RemoveKey."),
                bool flag => flag ? "true" : "false",
                string text => text,
                DateTime or DateTimeOffset => ((IFormattable)value).ToString("o", CultureInfo.InvariantCulture),
                IEnumerable or PSCustomObject => throw new Mka1InputException($"The metadata value of '{key}' is a collection or an object. Metadata holds text only: join it, or make it JSON with ConvertTo-Json -Compress."),
                _ => PlainValue.Text(value),
            };
        }
        return map;
    }

    /// <summary>The map as an operator would write it.</summary>
    public static string Show(IReadOnlyDictionary<string, string> map) =>
        "@{" + string.Join("; ", map.Select(static pair => $"{pair.Key}='{pair.Value.Replace("'", "''")}'")) + "}";
}
