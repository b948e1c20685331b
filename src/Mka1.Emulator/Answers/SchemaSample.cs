using System.Text.Json.Nodes;

namespace Mka1.Emulator.Answers;

/// <summary>Makes a value that fits a JSON schema of the usual plain kind. What a schema cannot say is as if it were not there.</summary>
internal static class SchemaSample
{
    private const int MostItems = 1000;

    public static JsonNode? Make(JsonObject schema, string text)
    {
        if (schema["const"] is { } constant)
            return constant.DeepClone();
        if (schema["enum"] is JsonArray { Count: > 0 } choices)
            return choices[0]?.DeepClone();
        if ((schema["anyOf"] ?? schema["oneOf"]) is JsonArray { Count: > 0 } variants)
            return Make(variants[0] as JsonObject ?? [], text);
        return TypeOf(schema) switch
        {
            "object" => new JsonObject((schema["properties"] as JsonObject ?? [])
                .Select(p => KeyValuePair.Create(p.Key, Make(p.Value as JsonObject ?? [], text)))),
            "array" => new JsonArray([.. Enumerable.Range(0, (int)Math.Clamp(Number(schema, "minItems") ?? 1, 1, MostItems))
                .Select(_ => Make(schema["items"] as JsonObject ?? [], text))]),
            "integer" => (long)Math.Clamp(Number(schema, "minimum") ?? Words.Count(text), long.MinValue, long.MaxValue),
            "number" => Number(schema, "minimum") ?? Words.Count(text) + 0.5,
            "boolean" => true,
            _ => text,
        };
    }

    private static double? Number(JsonObject schema, string name) =>
        schema[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static string? TypeOf(JsonObject schema) => schema["type"] switch
    {
        // A nullable type is written as a list of two.
        JsonArray types => types.Select(t => t?.ToString()).FirstOrDefault(t => t != "null"),
        { } type => type.ToString(),
        null => schema["properties"] is null ? null : "object",
    };
}
