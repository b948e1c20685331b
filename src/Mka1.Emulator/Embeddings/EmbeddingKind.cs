using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Embeddings;

/// <summary>An embedding model and its limits.</summary>
internal sealed record EmbeddingKind(string Id, int MaxBatchSize, int MaxInputTokens, int MaxInputLength)
{
    public JsonObject Render() => new()
    {
        ["id"] = Id,
        ["provider"] = Id.Split(':')[0],
        ["model"] = Id.Split(':')[1],
        ["limits"] = new JsonObject { ["max_batch_size"] = MaxBatchSize, ["max_input_tokens"] = MaxInputTokens, ["max_input_length"] = MaxInputLength },
    };

    /// <summary>Refuses texts beyond the limits. Those of tokens and characters apply to each text.</summary>
    public void Check(string[] texts)
    {
        if (texts.Length > MaxBatchSize)
            throw ApiException.Invalid($"Invalid 'input': {Id} takes at most {MaxBatchSize} texts, but got {texts.Length}.", "input", "array_above_max_length");
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > MaxInputLength)
                throw ApiException.Invalid($"Invalid 'input[{i}]': must have at most {MaxInputLength} characters.", "input", "string_above_max_length");
            if (Words.Count(texts[i]) > MaxInputTokens)
                throw ApiException.Invalid($"Invalid 'input[{i}]': must have at most {MaxInputTokens} tokens.", "input", "string_above_max_length");
        }
    }
}
