using Mka1.Http;
using Mka1.Lists;

namespace Mka1.MemoryStores;

/// <summary>Memory stores. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: api-reference/memory-stores.</summary>
public sealed class MemoryStoreClient
{
    internal MemoryStoreClient(Api api) => Operations = new(api, Kind, MemoryStore.Resource, Api.LlmPath + "/memory_stores");

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("memory store");

    internal ResourceOperations<MemoryStore> Operations { get; }

    /// <summary>Creates a memory store. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="options">The options, with a name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The memory store.</returns>
    public Task<MemoryStore> CreateAsync(MemoryStoreOptions options, CancellationToken cancellationToken = default) =>
        Operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<MemoryStore> GetAsync(string id, CancellationToken cancellationToken = default) => Operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all memory stores of the identity lazily.</summary>
    /// <param name="options">Where to start, and the order; this list cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The memory stores, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<MemoryStore> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Operations.ListAsync(options, cancellationToken);

    /// <summary>Changes a memory store.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed memory store.</returns>
    public Task<MemoryStore> UpdateAsync(string id, MemoryStoreOptions options, CancellationToken cancellationToken = default) =>
        Operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Deletes a memory store. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => Operations.DeleteAsync(id, cancellationToken);
}
