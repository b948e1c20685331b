using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;

namespace Mka1.Emulator.Batches;

/// <summary>The answer of /v1/embeddings: vectors that depend only on the text.</summary>
internal static class Embeddings
{
    private const int DefaultDimensions = 8;
    private const int MaxDimensions = 4096;

    public static JsonObject Answer(JsonObject body, UserPrompt prompt)
    {
        var inputs = body["input"] as JsonArray is { } many ? many.Select(i => i?.ToString() ?? "").ToArray() : [body["input"]!.ToString()];
        var tokens = inputs.Sum(Words.Count);
        var dimensions = LineFailure.Count(body, "dimensions", DefaultDimensions, MaxDimensions);
        var asBase64 = body["encoding_format"]?.ToString() == "base64";
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. inputs.Select((text, index) => new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = Render(CreateVector(text, dimensions), asBase64),
            })]),
            ["model"] = body["model"]!.DeepClone(),
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        };
    }

    private static float[] CreateVector(string text, int dimensions)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var vector = Enumerable.Range(0, dimensions).Select(i => hash[i % hash.Length] / 255f - 0.5f + i / hash.Length * 0.001f).ToArray();
        var length = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }

    private static JsonNode Render(float[] vector, bool asBase64) => asBase64
        ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector))
        : new JsonArray([.. vector.Select(x => (JsonNode)x)]);
}
