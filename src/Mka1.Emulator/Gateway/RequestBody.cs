using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Gateway;

/// <summary>The JSON body of a request, or an object in it; reading a member of a wrong type is an error that names it.</summary>
/// <param name="body">The object.</param>
/// <param name="path">The path of the object in the body, with a dot at its end; empty for the body itself.</param>
internal sealed class RequestBody(JsonObject body, string path = "")
{
    public JsonNode? this[string name] => body[name];

    /// <summary>Refuses parameters that the operation does not have.</summary>
    public RequestBody AllowOnly(params ReadOnlySpan<string> known)
    {
        foreach (var (name, _) in body)
        {
            if (!known.Contains(name))
                throw ApiException.Invalid($"Unknown parameter: '{path}{name}'.", path + name, "unknown_parameter");
        }

        return this;
    }

    /// <summary>An object in the body that has no other members than these; null where it is missing.</summary>
    public RequestBody? Part(string name, params ReadOnlySpan<string> known) =>
        Object(name) is { } part ? new RequestBody(part, $"{path}{name}.").AllowOnly(known) : null;

    /// <summary>Whether a member is there, also if it is null.</summary>
    public bool Has(string name) => body.ContainsKey(name);

    public string Required(string name) => Text(name) ?? throw Missing(path + name);

    /// <summary>A copy of the metadata: at most 16 pairs of text, keys to 64 and values to 512 characters.</summary>
    public JsonObject Metadata(bool required = false)
    {
        if (required && !body.ContainsKey("metadata"))
            throw Missing("metadata");
        return Pairs("metadata", "a string", JsonValueKind.String) ?? [];
    }

    /// <summary>A copy of a map: at most 16 pairs, keys to 64 and texts to 512 characters; null where it is missing.</summary>
    /// <param name="name">The member.</param>
    /// <param name="expected">The types of the values in the error.</param>
    /// <param name="kinds">The types of the values.</param>
    public JsonObject? Pairs(string name, string expected, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (Object(name) is not { } map)
            return null;
        var whole = path + name;
        if (map.Count > 16)
            throw ApiException.Invalid($"Invalid '{whole}': at most 16 pairs, but got {map.Count}.", whole, "object_above_max_properties");
        foreach (var (key, value) in map)
        {
            if (key.Length > 64)
                throw ApiException.Invalid($"Invalid '{whole}': a key has at most 64 characters.", whole, "string_above_max_length");
            if (value is null || !kinds.Contains(value.GetValueKind()))
                throw WrongType($"{whole}.{key}", expected);
            if (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 512)
                throw ApiException.Invalid($"Invalid '{whole}.{key}': a value has at most 512 characters.", $"{whole}.{key}", "string_above_max_length");
        }

        return (JsonObject)map.DeepClone();
    }

    /// <summary>The metadata as above; null where it is missing.</summary>
    public JsonObject? OptionalMetadata() => body["metadata"] is null ? null : Metadata();

    public JsonNode? Copy(string name) => body[name]?.DeepClone();

    public string? Text(string name) => body[name] switch
    {
        null => null,
        { } node when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(),
        _ => throw WrongType(path + name, "a string"),
    };

    /// <summary>A text of <paramref name="min"/> to <paramref name="max"/> characters; null where it is missing.</summary>
    public string? Text(string name, int min, int max)
    {
        var text = Text(name);
        if (text is null || (text.Length >= min && text.Length <= max))
            return text;
        var code = text.Length < min ? "string_below_min_length" : "string_above_max_length";
        throw ApiException.Invalid($"Invalid '{path}{name}': must have {min} to {max} characters.", path + name, code);
    }

    public bool Boolean(string name, bool fallback) => body[name]?.GetValueKind() switch
    {
        null => fallback,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw WrongType(path + name, "a boolean"),
    };

    public double? Number(string name, double min, double max, bool whole = false)
    {
        if (body[name] is not { } node)
            return null;
        if (node.GetValueKind() != JsonValueKind.Number || node.GetValue<double>() is var value && whole && value % 1 != 0)
            throw WrongType(path + name, whole ? "an integer" : "a number");
        return value >= min && value <= max
            ? value
            : throw ApiException.Invalid(string.Create(CultureInfo.InvariantCulture, $"Invalid '{path}{name}': must be from {min} to {max}."), path + name);
    }

    public JsonArray Array(string name) => body[name] switch
    {
        null => [],
        JsonArray array => array,
        _ => throw WrongType(path + name, "an array"),
    };

    public JsonObject? Object(string name) => body[name] switch
    {
        null => null,
        JsonObject value => value,
        _ => throw WrongType(path + name, "an object"),
    };

    public static void OneOf(string name, string? value, params ReadOnlySpan<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
            throw ApiException.Invalid($"Invalid value: '{value}'. '{name}' must be one of: {string.Join(", ", allowed!)}.", name);
    }

    public static ApiException Missing(string name) =>
        ApiException.Invalid($"Missing required parameter: '{name}'.", name, "missing_required_parameter");

    public static ApiException WrongType(string name, string expected) =>
        ApiException.Invalid($"Invalid type for '{name}': expected {expected}.", name, "invalid_type");
}
