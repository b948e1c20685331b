namespace Mka1.Usage;

/// <summary>The kinds of usage.</summary>
public static class UsageKind
{
    /// <summary>Chat completions, also those of batches.</summary>
    public const string Completions = "completions";

    /// <summary>Responses.</summary>
    public const string Responses = "responses";

    /// <summary>Conversations.</summary>
    public const string Conversations = "conversations";

    /// <summary>Embeddings.</summary>
    public const string Embeddings = "embeddings";

    /// <summary>Extractions.</summary>
    public const string Extract = "extract";

    /// <summary>Classifications.</summary>
    public const string Classify = "classify";

    /// <summary>Vector stores.</summary>
    public const string VectorStores = "vector_stores";

    /// <summary>Files.</summary>
    public const string Files = "files";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Responses, Completions, Conversations, Embeddings, Extract, Classify, VectorStores, Files];
}
