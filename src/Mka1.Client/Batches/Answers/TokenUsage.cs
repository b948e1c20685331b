using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>The tokens used by a request; the counts depend on the endpoint.</summary>
public sealed class TokenUsage : Mka1Object
{
    internal TokenUsage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Tokens read, for chat and embeddings.</summary>
    public long? PromptTokens => GetInteger("prompt_tokens");

    /// <summary>Tokens written, for chat.</summary>
    public long? CompletionTokens => GetInteger("completion_tokens");

    /// <summary>Tokens read, for images.</summary>
    public long? InputTokens => GetInteger("input_tokens");

    /// <summary>Tokens written, for images.</summary>
    public long? OutputTokens => GetInteger("output_tokens");

    /// <summary>All tokens.</summary>
    public long? TotalTokens => GetInteger("total_tokens");

    /// <summary>The counts, for a table cell.</summary>
    /// <returns>Text such as <c>12 in, 30 out</c>.</returns>
    public override string ToString() => $"{PromptTokens ?? InputTokens ?? 0} in, {CompletionTokens ?? OutputTokens ?? 0} out";
}
