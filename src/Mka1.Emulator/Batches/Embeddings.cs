using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Embeddings;

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
                ["embedding"] = WordVector.Render(WordVector.Create(text, dimensions), asBase64),
            })]),
            ["model"] = body["model"]!.DeepClone(),
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        };
    }
}
