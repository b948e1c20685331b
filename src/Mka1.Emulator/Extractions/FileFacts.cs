using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Extractions;

/// <summary>What a text says: the members of its JSON, otherwise its lines <c>name: value</c>.</summary>
internal sealed class FileFacts
{
    private readonly Dictionary<string, JsonNode?> _values = [];

    public FileFacts(string text)
        : this(ReadJson(text) ?? ReadLines(text))
    {
    }

    private FileFacts(JsonObject members)
    {
        foreach (var (name, value) in members)
            _values.TryAdd(Simplify(name), value);
    }

    /// <summary>Creates the data of a schema: each property has the value of its name, or null.</summary>
    public JsonObject Fill(JsonObject schema)
    {
        var data = new JsonObject();
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
            data[name] = Convert(_values.GetValueOrDefault(Simplify(name)), property as JsonObject ?? []);
        return data;
    }

    private static JsonNode? Convert(JsonNode? value, JsonObject schema)
    {
        var text = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString();
        return (text is null ? null : ReadType(schema)) switch
        {
            null => null,
            "number" => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
            "integer" => long.TryParse(text, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            "boolean" => text!.ToUpperInvariant() switch { "TRUE" or "YES" => true, "FALSE" or "NO" => false, _ => null },
            "object" => value is JsonObject members ? new FileFacts(members).Fill(schema) : null,
            "array" => ReadItems(value!, text!, schema["items"] as JsonObject ?? []),
            _ => text,
        };
    }

    private static JsonArray ReadItems(JsonNode value, string text, JsonObject schema) => value is JsonArray items
        ? [.. items.Select(item => Convert(item, schema))]
        : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => Convert(item, schema))];

    // A type may be a list, such as of a type and null.
    private static string ReadType(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(static type => type?.ToString()).FirstOrDefault(static type => type != "null") ?? "string",
        JsonValue type => type.ToString(),
        _ => schema["properties"] is null ? "string" : "object",
    };

    private static JsonObject? ReadJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject ReadLines(string text)
    {
        var members = new JsonObject();
        foreach (var line in text.Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                members.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        return members;
    }

    // 'Invoice number' is invoice_number and invoiceNumber.
    private static string Simplify(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
