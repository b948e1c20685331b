using System.Text.Json;

namespace Mka1.Usage;

/// <summary>The usage of models: responses, completions, embeddings, extractions or classifications.</summary>
public sealed class TokenUsageRow : UsageRow
{
    internal TokenUsageRow(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The number of requests to models.</summary>
    public long NumModelRequests => GetCount("num_model_requests");

    /// <summary>The tokens of the input.</summary>
    public long InputTokens => GetCount("input_tokens");

    /// <summary>The tokens of the input that were read from a cache.</summary>
    public long InputCachedTokens => GetCount("input_cached_tokens");

    /// <summary>The tokens of the output.</summary>
    public long OutputTokens => GetCount("output_tokens");

    /// <summary>Whether the responses ran in the background; null if the rows are not grouped by it.</summary>
    public bool? Background => GetFlag("background");
}
