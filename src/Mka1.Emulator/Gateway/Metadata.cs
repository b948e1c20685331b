using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Gateway;

/// <summary>Checks metadata: at most 16 pairs of text, keys to 64 and values to 512 characters.</summary>
internal static class Metadata
{
    public static JsonObject Read(JsonObject body)
    {
        if (body["metadata"] is not { } node)
            return [];
        if (node is not JsonObject map)
            throw ApiException.Invalid("Invalid 'metadata': must be an object.", "metadata", "invalid_type");
        if (map.Count > 16)
            throw ApiException.Invalid($"Invalid 'metadata': at most 16 pairs, but got {map.Count}.", "metadata", "object_above_max_properties");
        foreach (var (key, value) in map)
        {
            if (key.Length > 64)
                throw ApiException.Invalid("Invalid 'metadata': a key has at most 64 characters.", "metadata", "string_above_max_length");
            if (value?.GetValueKind() != JsonValueKind.String)
                throw ApiException.Invalid($"Invalid 'metadata.{key}': must be a string.", $"metadata.{key}", "invalid_type");
            if (value.GetValue<string>().Length > 512)
                throw ApiException.Invalid($"Invalid 'metadata.{key}': a value has at most 512 characters.", $"metadata.{key}", "string_above_max_length");
        }

        return (JsonObject)map.DeepClone();
    }
}
