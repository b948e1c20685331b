using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>A file in a vector store. Its id is that of the uploaded file. Source: api-reference/vector-stores/list-files-in-a-vector-store.</summary>
public sealed class VectorStoreFile : Mka1Object
{
    internal VectorStoreFile(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the uploaded file.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>vector_store.file</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the vector store; that of the request if the server does not send it.</summary>
    public string? VectorStoreId => GetText("vector_store_id") ?? RequestedStore;

    /// <summary>The status, see <see cref="VectorStoreFileStatus"/>.</summary>
    public string? Status => GetText("status");

    /// <summary>Why the file could not be indexed; null if it was.</summary>
    public VectorStoreFileError? LastError => GetView("last_error", static json => new VectorStoreFileError(json));

    /// <summary>The size of the index of the file in bytes.</summary>
    public long? UsageBytes => GetInteger("usage_bytes");

    /// <summary>When it was added to the store.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>How the file was split: a type and its options.</summary>
    public ReadOnlyDictionary<string, object?>? ChunkingStrategy => GetMap("chunking_strategy");

    /// <summary>The attributes, by which a search can filter: text, numbers and booleans.</summary>
    public ReadOnlyDictionary<string, object?>? Attributes => GetMap("attributes");

    internal string? RequestedStore { get; init; }

    /// <summary>Reads a file from its JSON, such as <see cref="Mka1Object.ToJson()"/> returns.</summary>
    /// <param name="json">JSON text of an object.</param>
    /// <returns>The file.</returns>
    /// <exception cref="Errors.Mka1InputException">The text is not the JSON of such an object.</exception>
    public static VectorStoreFile FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to a store.</summary>
    internal static Resource<VectorStoreFile> For(string? store) => new("file of a vector store", json => new VectorStoreFile(json) { RequestedStore = store }, "id");
}
