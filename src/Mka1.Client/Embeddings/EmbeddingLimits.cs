using System.Text.Json;
using Mka1.Json;

namespace Mka1.Embeddings;

/// <summary>The limits of an embedding model.</summary>
public sealed class EmbeddingLimits : Mka1Object
{
    /// <summary>The maximum number of characters of a text, for any model.</summary>
    public const int MaximumTextLength = 100_000;

    /// <summary>The number of texts in a call if the server does not list the limits of its models.</summary>
    public const int FallbackBatchSize = 100;

    internal EmbeddingLimits(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The maximum number of texts in a call.</summary>
    public long? MaxBatchSize => GetInteger("max_batch_size");

    /// <summary>The maximum number of tokens of a text.</summary>
    public long? MaxInputTokens => GetInteger("max_input_tokens");

    /// <summary>The maximum number of characters of a text.</summary>
    public long? MaxInputLength => GetInteger("max_input_length");
}
