using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;

namespace Mka1.VectorStores;

/// <summary>The files of vector stores. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/vector-stores.</summary>
public sealed class VectorStoreFileClient
{
    /// <summary>The maximum number of files of a file batch. MKA1 documents none; this is that of OpenAI.</summary>
    public const int MaximumBatchFiles = 500;

    private readonly ResourceOperations<VectorStore> _stores;

    internal VectorStoreFileClient(ResourceOperations<VectorStore> stores) => _stores = stores;

    /// <summary>The noun of the files and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("file of a vector store", plural: "files of vector stores");

    /// <summary>The noun of file batches and the rule for their ids.</summary>
    public static ObjectKind BatchKind { get; } = new("file batch", plural: "file batches");

    /// <summary>Adds an uploaded file to a vector store, which indexes it.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="fileId">The id of the file.</param>
    /// <param name="options">Attributes and chunks; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file in the store, usually unfinished.</returns>
    public Task<VectorStoreFile> AddAsync(string store, string fileId, VectorStoreFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        var body = new Dictionary<string, object?> { ["file_id"] = Kind.CheckId(fileId) };
        return Files(store).CreateAsync(Append(body, options), cancellationToken);
    }

    /// <summary>Adds uploaded files to a vector store together.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="fileIds">The ids of the files, up to <see cref="MaximumBatchFiles"/>.</param>
    /// <param name="options">Attributes and chunks of all files; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file batch, usually unfinished.</returns>
    public Task<VectorStoreFileBatch> AddBatchAsync(
        string store, IReadOnlyList<string> fileIds, VectorStoreFileOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (fileIds is null)
            throw new ArgumentNullException(nameof(fileIds));
        if (fileIds.Count is 0 or > MaximumBatchFiles)
            throw new Mka1InputException($"A file batch has 1 to {MaximumBatchFiles} files, not {fileIds.Count}.");
        var body = new Dictionary<string, object?> { ["file_ids"] = fileIds.Select(Kind.CheckId).ToArray() };
        return Batches(store).CreateAsync(Append(body, options), cancellationToken);
    }

    /// <summary>Reads a file of a vector store.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="fileId">The id of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file.</returns>
    public Task<VectorStoreFile> GetAsync(string store, string fileId, CancellationToken cancellationToken = default) =>
        Files(store).GetAsync(fileId, cancellationToken);

    /// <summary>Lists the files of a vector store lazily.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="options">Order and start; null for all.</param>
    /// <param name="status">Only files with this status, see <see cref="VectorStoreFileStatus"/>; null for all.</param>
    /// <param name="batch">Only files of the file batch with this id; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The files, one page per call.</returns>
    public IAsyncEnumerable<VectorStoreFile> ListAsync(
        string store, ListOptions? options = null, string? status = null, string? batch = null, CancellationToken cancellationToken = default) =>
        (batch is null ? Files(store) : Batches(store).GetChild(batch, "files", Kind, VectorStoreFile.For(store)))
            .ListAsync(options, cancellationToken, page => page.Query("filter", status));

    /// <summary>Replaces the attributes of a file.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="fileId">The id of the file.</param>
    /// <param name="options">The attributes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The changed file.</returns>
    /// <exception cref="Mka1InputException">The options are invalid or contain chunks, which cannot be changed.</exception>
    public Task<VectorStoreFile> UpdateAsync(string store, string fileId, VectorStoreFileOptions options, CancellationToken cancellationToken = default) =>
        !(options ?? throw new ArgumentNullException(nameof(options))).HasChunking
            ? Files(store).UpdateAsync(fileId, options.ToBody(), cancellationToken)
            : throw new Mka1InputException("The chunks of a file cannot be changed. Remove the file from the store and add it again.");

    /// <summary>Removes a file from a vector store. The uploaded file is kept.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="fileId">The id of the file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation; created from the id if the server answers without a body.</returns>
    public Task<Deletion> RemoveAsync(string store, string fileId, CancellationToken cancellationToken = default) =>
        Files(store).DeleteAsync(fileId, cancellationToken);

    /// <summary>Reads a file batch.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="batch">The id of the file batch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file batch.</returns>
    public Task<VectorStoreFileBatch> GetBatchAsync(string store, string batch, CancellationToken cancellationToken = default) =>
        Batches(store).GetAsync(batch, cancellationToken);

    /// <summary>Cancels a file batch. Files that are indexed already stay in the store.</summary>
    /// <param name="store">The id of the vector store.</param>
    /// <param name="batch">The id of the file batch.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The file batch.</returns>
    public Task<VectorStoreFileBatch> CancelBatchAsync(string store, string batch, CancellationToken cancellationToken = default) =>
        Batches(store).CancelAsync(batch, cancellationToken);

    private ResourceOperations<VectorStoreFile> Files(string store) => _stores.GetChild(store, "files", Kind, VectorStoreFile.For(store));

    private ResourceOperations<VectorStoreFileBatch> Batches(string store) => _stores.GetChild(store, "file_batches", BatchKind, VectorStoreFileBatch.For(store));

    private static Dictionary<string, object?> Append(Dictionary<string, object?> body, VectorStoreFileOptions? options)
    {
        foreach (var member in options?.ToBody() ?? [])
            body[member.Key] = member.Value;
        return body;
    }
}
