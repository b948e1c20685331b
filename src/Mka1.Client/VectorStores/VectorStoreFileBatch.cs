using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>Files that are added to a vector store together. Source: api-reference/vector-stores/batch-add-multiple-files-to-vector-store.</summary>
public sealed class VectorStoreFileBatch : Mka1Object
{
    internal VectorStoreFileBatch(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>vsfb_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>vector_store.file_batch</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The id of the vector store; that of the request if the server does not send it.</summary>
    public string? VectorStoreId => GetText("vector_store_id") ?? RequestedStore;

    /// <summary>The status, see <see cref="VectorStoreFileStatus"/>.</summary>
    public string? Status => GetText("status");

    /// <summary>How many files it has, and how far they are.</summary>
    public VectorStoreFileCounts? FileCounts => GetView("file_counts", static json => new VectorStoreFileCounts(json));

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    internal string? RequestedStore { get; init; }

    /// <summary>Reads a file batch from its JSON, such as <see cref="Mka1Object.ToJson()"/> returns.</summary>
    /// <param name="json">JSON text of an object.</param>
    /// <returns>The file batch.</returns>
    /// <exception cref="Errors.Mka1InputException">The text is not the JSON of such an object.</exception>
    public static VectorStoreFileBatch FromJson(string json) => For(null).Read(json);

    /// <summary>Returns the id, so that the object can be passed where its id is expected.</summary>
    public override string ToString() => Id;

    /// <summary>Gets the resource whose objects belong to a store.</summary>
    internal static Resource<VectorStoreFileBatch> For(string? store) => new("file batch", json => new VectorStoreFileBatch(json) { RequestedStore = store }, "id");
}
