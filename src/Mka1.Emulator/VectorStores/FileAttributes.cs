using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.VectorStores;

/// <summary>The attributes of files: up to 16 pairs, whose values are text, numbers or booleans, and the filters on them.</summary>
internal static class FileAttributes
{
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"];

    /// <summary>A copy of the attributes of a body; null where they are missing.</summary>
    public static JsonObject? Read(RequestBody body) =>
        body.Pairs("attributes", "a string, a number or a boolean", JsonValueKind.String, JsonValueKind.Number, JsonValueKind.True, JsonValueKind.False);

    /// <summary>Whether attributes match a filter, which is a comparison or a compound of filters.</summary>
    public static bool Match(JsonObject attributes, JsonObject filter)
    {
        var type = filter["type"]?.ToString();
        if (type is "and" or "or")
        {
            if (filter["filters"] is not JsonArray { Count: > 0 } parts || parts.Any(static part => part is not JsonObject))
                throw ApiException.Invalid("Invalid 'filters': a compound filter has an array 'filters'.", "filters");
            var results = parts.Select(part => Match(attributes, (JsonObject)part!)).ToArray();
            return type == "and" ? results.All(static result => result) : results.Any(static result => result);
        }

        if (!Comparisons.Contains(type))
            throw ApiException.Invalid($"Invalid 'filters.type': must be one of: {string.Join(", ", Comparisons)}, and, or.", "filters");
        if (filter["key"]?.GetValueKind() != JsonValueKind.String || filter["value"] is not { } value || (type is "in" or "nin") != value is JsonArray)
            throw ApiException.Invalid("Invalid 'filters': a comparison has a 'key' and a 'value'.", "filters");
        var own = attributes[filter["key"]!.GetValue<string>()];
        return type switch
        {
            "eq" => JsonNode.DeepEquals(own, value),
            "ne" => !JsonNode.DeepEquals(own, value),
            "in" => ((JsonArray)value).Any(one => JsonNode.DeepEquals(own, one)),
            "nin" => !((JsonArray)value).Any(one => JsonNode.DeepEquals(own, one)),
            _ => own?.GetValueKind() == JsonValueKind.Number && value.GetValueKind() == JsonValueKind.Number && Compare(type!, own.GetValue<double>(), value.GetValue<double>()),
        };
    }

    private static bool Compare(string type, double own, double value) => type switch
    {
        "gt" => own > value,
        "gte" => own >= value,
        "lt" => own < value,
        _ => own <= value,
    };
}
