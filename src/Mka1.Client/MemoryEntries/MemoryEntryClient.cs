using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;
using Mka1.MemoryStores;

namespace Mka1.MemoryEntries;

/// <summary>The entries of memory stores. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/memory-stores.</summary>
public sealed class MemoryEntryClient
{
    private readonly MemoryStoreClient _stores;

    internal MemoryEntryClient(MemoryStoreClient stores) => _stores = stores;

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("memory entry", plural: "memory entries");

    /// <summary>Creates an entry.</summary>
    /// <param name="store">The id of the memory store.</param>
    /// <param name="options">The options, with a path and a content.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<MemoryEntry> CreateAsync(string store, MemoryEntryOptions options, CancellationToken cancellationToken = default) =>
        Of(store).CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(), cancellationToken);

    /// <summary>Reads an entry.</summary>
    /// <param name="store">The id of the memory store.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<MemoryEntry> GetAsync(string store, string id, CancellationToken cancellationToken = default) => Of(store).GetAsync(id, cancellationToken);

    /// <summary>Lists the entries of a memory store lazily. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="store">The id of the memory store.</param>
    /// <param name="options">Order and start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries, one page of up to 100 per call.</returns>
    public IAsyncEnumerable<MemoryEntry> ListAsync(string store, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Of(store).ListAsync(options, cancellationToken);

    /// <summary>Changes an entry. MKA1 does not document this operation; its form is that of the other resources.</summary>
    /// <param name="store">The id of the memory store.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="options">The changes.</param>
    /// <param name="ifMatch">The content hash that the entry must have; null to change any. With it the request is not retried if it may have been carried out.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed entry.</returns>
    public Task<MemoryEntry> UpdateAsync(string store, string id, MemoryEntryOptions options, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        // The hash has changed when the request has been carried out, so that the retry would fail.
        Of(store).UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToBody(ifMatch), cancellationToken, idempotent: ifMatch is null);

    /// <summary>Deletes an entry.</summary>
    /// <param name="store">The id of the memory store.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="ifMatch">The content hash that the entry must have; null to delete any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation.</returns>
    public Task<Deletion> DeleteAsync(string store, string id, string? ifMatch = null, CancellationToken cancellationToken = default) =>
        Of(store).DeleteAsync(id, cancellationToken, ifMatch);

    private ResourceOperations<MemoryEntry> Of(string store) => _stores.Operations.GetChild(store, "entries", Kind, MemoryEntry.For(store));
}
