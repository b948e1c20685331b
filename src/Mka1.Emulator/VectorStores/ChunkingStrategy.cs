using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.VectorStores;

/// <summary>Reads how a file is split: automatically, or with a static size and overlap of chunks.</summary>
internal static class ChunkingStrategy
{
    private const int DefaultSize = 800;
    private const int DefaultOverlap = 400;

    /// <summary>The strategy of a body as an answer shows it.</summary>
    public static JsonObject Read(RequestBody body)
    {
        var given = body.Part("chunking_strategy", "type", "static");
        RequestBody.OneOf("chunking_strategy", given?.Required("type"), "auto", "static");
        var part = given?.Part("static", "max_chunk_size_tokens", "chunk_overlap_tokens");
        if (given?.Text("type") == "static" && part is null)
            throw RequestBody.Missing("chunking_strategy.static");
        var size = (int)(part?.Number("max_chunk_size_tokens", 100, 4096, whole: true) ?? DefaultSize);
        var overlap = (int)(part?.Number("chunk_overlap_tokens", 0, size / 2, whole: true) ?? Math.Min(DefaultOverlap, size / 2));
        return new JsonObject
        {
            ["type"] = "static",
            ["static"] = new JsonObject { ["max_chunk_size_tokens"] = size, ["chunk_overlap_tokens"] = overlap },
        };
    }
}
