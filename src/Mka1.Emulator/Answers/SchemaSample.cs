using System.Text;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Answers;

/// <summary>Creates a value that matches a JSON schema. Keywords that it does not support are ignored.</summary>
internal sealed class SchemaSample
{
    private const int MaxItems = 1000;
    private const int MaxCharacters = 10_000;
    private const int MaxDepth = 50;
    private readonly JsonObject _root;
    private readonly string _text;
    // The references that are being followed; a repeated one is recursion.
    private readonly List<string> _open = ["#"];

    private SchemaSample(JsonObject root, string text)
    {
        _root = root;
        _text = text;
    }

    /// <param name="schema">The schema, which may refer to itself.</param>
    /// <param name="text">The value of a text, where the schema allows it.</param>
    public static JsonNode? Make(JsonObject schema, string text) => new SchemaSample(schema, text).CreateValue(schema, 0);

    private JsonNode? CreateValue(JsonNode? given, int depth)
    {
        if (depth > MaxDepth)
            return null;
        if (given is not JsonObject schema)
            return _text;
        if (GetReference(schema) is { } reference)
        {
            // No finite value matches a schema that requires itself.
            if (_open.Contains(reference))
                return null;
            _open.Add(reference);
            var value = CreateValue(Merge(CopyWithout(schema, "$ref"), GetTarget(reference)), depth + 1);
            _open.RemoveAt(_open.Count - 1);
            return value;
        }

        if (schema["allOf"] is JsonArray all)
            return CreateValue(all.Aggregate(CopyWithout(schema, "allOf"), Merge), depth + 1);
        if (schema.TryGetPropertyValue("const", out var constant))
            return constant?.DeepClone();
        if (schema.TryGetPropertyValue("default", out var usual))
            return usual?.DeepClone();
        if (schema["enum"] is JsonArray { Count: > 0 } choices)
            return choices[0]?.DeepClone();
        foreach (var name in (string[])["anyOf", "oneOf"])
        {
            if (schema[name] is JsonArray { Count: > 0 } variants)
                return CreateValue(Merge(CopyWithout(schema, name), variants.FirstOrDefault(variant => !IsRecursive(variant)) ?? variants[0]), depth + 1);
        }

        return ReadType(schema) switch
        {
            "object" => CreateObject(schema, depth),
            "array" => CreateArray(schema, depth),
            "integer" => SchemaNumber.Whole(schema, Words.Count(_text)),
            "number" => SchemaNumber.Any(schema, Words.Count(_text) + 0.5m),
            "boolean" => true,
            "null" => null,
            _ => CreateText(schema),
        };
    }

    private JsonObject CreateObject(JsonObject schema, int depth)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        HashSet<string> required = [.. (schema["required"] as JsonArray ?? []).Select(name => name?.ToString() ?? "")];
        var value = new JsonObject();
        foreach (var (name, property) in properties)
        {
            if (required.Contains(name) || !IsRecursive(property))
                value[name] = CreateValue(property, depth + 1);
        }

        foreach (var name in required)
        {
            if (!value.ContainsKey(name))
                value[name] = _text;
        }

        return value;
    }

    private JsonArray CreateArray(JsonObject schema, int depth)
    {
        // A tuple; older drafts write it as an array of items.
        var first = (schema["prefixItems"] ?? schema["items"]) as JsonArray ?? [];
        var count = Math.Max(first.Count, SchemaNumber.Bound(schema, "minItems") ?? (IsRecursive(schema["items"]) ? 0 : 1));
        if (SchemaNumber.Bound(schema, "maxItems") is { } most)
            count = Math.Min(count, most);
        return new JsonArray([.. Enumerable.Range(0, (int)Math.Clamp(count, 0, MaxItems))
            .Select(i => CreateValue(i < first.Count ? first[i] : schema["items"], depth + 1))]);
    }

    private string CreateText(JsonObject schema)
    {
        var text = schema["format"]?.ToString() switch
        {
            "date-time" => "2026-01-31T12:00:00Z",
            "date" => "2026-01-31",
            "time" => "12:00:00Z",
            "duration" => "PT1H",
            "email" => "someone@example.com",
            "hostname" => "example.com",
            "ipv4" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            "uuid" => "123e4567-e89b-42d3-a456-426614174000",
            "uri" or "url" => "https://example.com/",
            _ => _text,
        };
        // Schemas count code points, not UTF-16 code units.
        var characters = text.EnumerateRunes().ToList();
        var least = (int)Math.Clamp(SchemaNumber.Bound(schema, "minLength") ?? 0, 0, MaxCharacters);
        while (characters.Count < least)
            characters.Add(new Rune('x'));
        var most = (int)Math.Clamp(SchemaNumber.Bound(schema, "maxLength") ?? characters.Count, 0, characters.Count);
        return string.Concat(characters.Take(most));
    }

    /// <summary>Whether a value of the schema requires one that is already being created.</summary>
    private bool IsRecursive(JsonNode? schema) => schema is JsonObject given && (
        (GetReference(given) is { } reference && _open.Contains(reference)) ||
        ((given["anyOf"] ?? given["oneOf"]) is JsonArray { Count: > 0 } variants && variants.All(IsRecursive)) ||
        (given["allOf"] is JsonArray all && all.Any(IsRecursive)) ||
        (given["required"] is JsonArray required &&
            required.Any(name => name is JsonValue && IsRecursive((given["properties"] as JsonObject)?[name.ToString()]))));

    private static string? GetReference(JsonObject schema) =>
        schema["$ref"] is JsonValue value && value.TryGetValue<string>(out var reference) ? reference : null;

    private JsonNode? GetTarget(string reference)
    {
        JsonNode? node = _root;
        foreach (var step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = (node as JsonObject)?[Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        return node;
    }

    private static JsonObject CopyWithout(JsonObject schema, string name)
    {
        var rest = schema.DeepClone().AsObject();
        rest.Remove(name);
        return rest;
    }

    private static JsonObject Merge(JsonObject schema, JsonNode? other)
    {
        foreach (var (name, value) in other as JsonObject ?? [])
        {
            if (schema[name] is JsonObject mine && value is JsonObject more)
                Merge(mine, more);
            else if (name == "required" && schema[name] is JsonArray names && value is JsonArray further)
                schema[name] = new JsonArray([.. names.Concat(further).Select(n => n?.DeepClone())]);
            else if (!schema.ContainsKey(name))
                schema[name] = value?.DeepClone();
        }

        return schema;
    }

    private static string? ReadType(JsonObject schema) => schema["type"] switch
    {
        // A nullable type is an array of two.
        JsonArray types => types.Select(t => t?.ToString()).FirstOrDefault(t => t != "null") ?? "null",
        { } type => type.ToString(),
        null => schema["properties"] is not null ? "object" : schema["items"] is not null ? "array" : null,
    };
}
