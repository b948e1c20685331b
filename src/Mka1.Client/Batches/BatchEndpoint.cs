namespace Mka1.Batches;

/// <summary>The endpoints that a batch can call. Source: api-reference/batches/create-a-batch. Responses cannot be batched.</summary>
public static class BatchEndpoint
{
    /// <summary>Chat completions.</summary>
    public const string ChatCompletions = "/v1/chat/completions";

    /// <summary>Embeddings.</summary>
    public const string Embeddings = "/v1/embeddings";

    /// <summary>Image generations.</summary>
    public const string ImageGenerations = "/v1/images/generations";

    /// <summary>The documented endpoints.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = (string[])[ChatCompletions, Embeddings, ImageGenerations];
}
