using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.PowerShell.Values;

/// <summary>Converts the metadata of a row: a hashtable, an object, the text of a JSON object, or pairs as Export-Csv writes them; blank is null.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowMetadataAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return Convert(inputData);
        }
        // As for a prompt, the cmdlet reports the error of that row.
        catch (Mka1InputException exception)
        {
            return new UnusableMap(exception);
        }
    }

    /// <exception cref="Mka1InputException">The value is not a map.</exception>
    public static IDictionary? Convert(object? value)
    {
        if (RowColumns.IsBlank(value))
            return null;
        switch (PlainValue.Unwrap(value))
        {
            case IDictionary map:
                return map;
            case string text:
                return text.TrimStart().StartsWith("{", StringComparison.Ordinal) ? JsonBody.ParseMembers(text, "The metadata") : ParsePairs(text);
            case PSCustomObject:
                var members = new OrderedDictionary();
                foreach (var property in PSObject.AsPSObject(value!).Properties)
                    members[property.Name] = property.Value;
                return members;
            case var other:
                throw new Mka1InputException($"Metadata are a hashtable, an object, the text of a JSON object or pairs such as 'a=1; b=2', not a {other!.GetType().Name}.");
        }
    }

    // The text of TextMap, which Export-Csv writes. Values that contain a semicolon are in JSON there.
    private static OrderedDictionary ParsePairs(string text)
    {
        var pairs = new OrderedDictionary();
        foreach (string part in text.Split(';').Where(static part => !string.IsNullOrWhiteSpace(part)))
        {
            int end = part.IndexOf('=');
            string key = end < 0 ? string.Empty : part.Substring(0, end).Trim();
            if (key.Length == 0)
                throw new Mka1InputException($"The metadata is text but neither a JSON object nor pairs such as 'a=1; b=2': '{text}'.");
            pairs[key] = part.Substring(end + 1).Trim();
        }
        return pairs;
    }
}
