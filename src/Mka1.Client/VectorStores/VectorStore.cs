using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>A vector store, which makes files searchable by their meaning. Source: api-reference/vector-stores/retrieve-a-vector-store.</summary>
public sealed class VectorStore : Mka1Object
{
    internal static readonly Resource<VectorStore> Resource = new("vector store", static json => new VectorStore(json), "id");

    internal VectorStore(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>vs_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>vector_store</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>Its name, which need not be unique.</summary>
    public string? Name => GetText("name");

    /// <summary>What its owner says that it is for.</summary>
    public string? Description => GetText("description");

    /// <summary><c>in_progress</c> while files are taken in, <c>completed</c>, <c>expired</c>, or a newer one.</summary>
    public string? Status => GetText("status");

    /// <summary>How many files it has, and how far they are.</summary>
    public VectorStoreFileCounts? FileCounts => GetView("file_counts", static json => new VectorStoreFileCounts(json));

    /// <summary>How many bytes it takes up.</summary>
    public long? UsageBytes => GetInteger("usage_bytes");

    /// <summary>The model of its vectors, which stays as it was at the creation; null for old stores.</summary>
    public string? EmbeddingModel => GetText("embedding_model");

    /// <summary>How many numbers each of its vectors has; null for old stores.</summary>
    public long? EmbeddingDimensions => GetInteger("embedding_dimensions");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When it was active last, from which its expiry counts.</summary>
    public DateTimeOffset? LastActiveAt => GetTime("last_active_at");

    /// <summary>When it was used last.</summary>
    public DateTimeOffset? LastUsedAt => GetTime("last_used_at");

    /// <summary>When it will expire; null for never.</summary>
    public DateTimeOffset? ExpiresAt => GetTime("expires_at");

    /// <summary>The pairs kept with it; numbers and booleans as text.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static VectorStore FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;
}
