using System.Text.Json.Nodes;

namespace Mka1.Emulator.Answers;

/// <summary>Makes a value that fits a JSON schema of the usual plain kind.</summary>
internal static class SchemaSample
{
    public static JsonNode Make(JsonObject schema, string text)
    {
        if (schema["const"] is { } constant)
            return constant.DeepClone();
        if (schema["enum"] is JsonArray { Count: > 0 } choices)
            return choices[0]!.DeepClone();
        if ((schema["anyOf"] ?? schema["oneOf"]) is JsonArray { Count: > 0 } variants)
            return Make(variants[0]!.AsObject(), text);
        return TypeOf(schema) switch
        {
            "object" => new JsonObject((schema["properties"] as JsonObject ?? [])
                .Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Make(p.Value!.AsObject(), text)))),
            "array" => new JsonArray([.. Enumerable.Range(0, Math.Max(1, (int?)schema["minItems"] ?? 1))
                .Select(_ => Make(schema["items"] as JsonObject ?? [], text))]),
            "integer" => (int?)schema["minimum"] ?? Words.Count(text),
            "number" => (double?)schema["minimum"] ?? Words.Count(text) + 0.5,
            "boolean" => true,
            _ => text,
        };
    }

    private static string? TypeOf(JsonObject schema) => schema["type"] switch
    {
        // A nullable type is written as a list of two.
        JsonArray types => types.Select(t => t!.ToString()).FirstOrDefault(t => t != "null"),
        { } type => type.ToString(),
        null => schema["properties"] is null ? null : "object",
    };
}
