using Mka1.Http;
using Mka1.Lists;

namespace Mka1.VectorStores;

/// <summary>Vector stores, without their files. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: api-reference/vector-stores.</summary>
public sealed class VectorStoreClient
{
    private readonly ResourceOperations<VectorStore> _operations;

    internal VectorStoreClient(Api api) => _operations = new(api, Kind, VectorStore.Resource, Api.LlmPath + "/vector_stores");

    /// <summary>What these objects are called, and what their ids must be.</summary>
    public static ObjectKind Kind { get; } = new("vector store");

    /// <summary>Creates a vector store.</summary>
    /// <param name="options">What it begins with; null for nothing.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The vector store.</returns>
    public Task<VectorStore> CreateAsync(VectorStoreCreateOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? new VectorStoreCreateOptions()).ToBody(), cancellationToken);

    /// <summary>Reads a vector store.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The vector store.</returns>
    public Task<VectorStore> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>All vector stores of the identity, lazily. Source: api-reference/vector-stores/list-vector-stores.</summary>
    /// <param name="options">Order and where to begin.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The vector stores, a page of up to 100 a call.</returns>
    public IAsyncEnumerable<VectorStore> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken);

    /// <summary>Changes a vector store.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">What changes.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The vector store as it is then.</returns>
    public Task<VectorStore> UpdateAsync(string id, VectorStoreOptions options, CancellationToken cancellationToken = default) =>
        _operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Deletes a vector store.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The server's word; made of the id where it answers without one, with 204, say.</returns>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);
}
