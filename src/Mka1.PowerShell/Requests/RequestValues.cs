using System.Collections;
using System.Management.Automation;
using System.Numerics;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Values;
using Mka1.Requests;

namespace Mka1.PowerShell.Requests;

/// <summary>Converts values of a script to the parameters of a query, the segments of a path and the fields of a form.</summary>
internal static class RequestValues
{
    public static IEnumerable<KeyValuePair<string, string>> CreateQuery(IDictionary parameters)
    {
        foreach (DictionaryEntry entry in parameters)
        {
            string name = PlainValue.ToText(entry.Key);
            object? value = PlainValue.Unwrap(entry.Value);
            foreach (object? one in PlainValue.GetItems(value) ?? new[] { value })
            {
                if (PlainValue.Unwrap(one) is { } scalar)
                    yield return new(name, ToText(name, scalar));
            }
        }
    }

    public static IEnumerable<KeyValuePair<string, object>> CreateFields(string name, object? value)
    {
        value = PlainValue.Unwrap(value);
        foreach (object? one in value is byte[] ? new[] { value } : PlainValue.GetItems(value) ?? new[] { value })
        {
            yield return new(name, PlainValue.Unwrap(one) switch
            {
                FormFile file => file,
                FileInfo file => new FormFile(file.FullName, ContentTypes.FromPath(file.Name) ?? "application/octet-stream"),
                var other => ToText(name, other),
            });
        }
    }

    /// <exception cref="Mka1InputException">The value is not text, a number or a boolean.</exception>
    public static string ToText(string name, object? value) => PlainValue.Unwrap(value) switch
    {
        bool flag => flag ? "true" : "false",
        SwitchParameter flag => flag ? "true" : "false",
        string or char or Guid or Uri or Enum => PlainValue.ToText(value),
        IFormattable number when number is IConvertible or DateTimeOffset or TimeSpan or BigInteger => PlainValue.ToText(number),
        JsonLiteral literal => literal.Json,
        // An object of the server stands for its id.
        Mka1Object known => known.ToString()!,
        null => throw new Mka1InputException($"The value of '{name}' is null. Give a value, or leave it out."),
        var other => throw new Mka1InputException($"The value of '{name}' must be text, a number or a boolean, not {other.GetType().Name}."),
    };
}
