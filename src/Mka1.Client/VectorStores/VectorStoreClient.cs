using Mka1.Http;
using Mka1.Lists;

namespace Mka1.VectorStores;

/// <summary>Vector stores. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: api-reference/vector-stores.</summary>
public sealed class VectorStoreClient
{
    private readonly ResourceOperations<VectorStore> _operations;

    private readonly Api _api;

    internal VectorStoreClient(Api api)
    {
        _api = api;
        _operations = new(api, Kind, VectorStore.Resource, Api.LlmPath + "/vector_stores");
        Files = new VectorStoreFileClient(_operations);
    }

    /// <summary>The files of vector stores.</summary>
    public VectorStoreFileClient Files { get; }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("vector store");

    /// <summary>Creates a vector store.</summary>
    /// <param name="options">The options; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The vector store.</returns>
    public Task<VectorStore> CreateAsync(VectorStoreOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? new VectorStoreOptions()).ToBody(), cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<VectorStore> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.ListAsync"/>
    public IAsyncEnumerable<VectorStore> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken);

    /// <summary>Changes a vector store.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed vector store.</returns>
    /// <exception cref="Errors.Mka1InputException">The options are invalid or contain a description, which cannot be changed.</exception>
    public Task<VectorStore> UpdateAsync(string id, VectorStoreOptions options, CancellationToken cancellationToken = default) =>
        (options ?? throw new ArgumentNullException(nameof(options))).Description is null
            ? _operations.UpdateAsync(id, options.ToBody(), cancellationToken)
            : throw new Errors.Mka1InputException("The description of a vector store cannot be changed.");

    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);

    /// <summary>Searches a vector store. Source: api-reference/vector-stores/search-a-vector-store.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">What to search for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The results, the best first.</returns>
    public Task<VectorStoreSearchPage> SearchAsync(string id, VectorStoreSearchOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return _api.ReadAsync(
            ApiRequest.Post(_operations.GetPath(id) + "/search", idempotent: true, options.ToBody()), VectorStoreSearchPage.For(id), cancellationToken);
    }
}
