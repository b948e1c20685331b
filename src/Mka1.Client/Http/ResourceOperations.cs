using Mka1.Lists;

namespace Mka1.Http;

/// <summary>
/// The operations that all resources share. The public client of a resource exposes them with names, documentation and types.
/// </summary>
/// <param name="api">Sends the calls.</param>
/// <param name="kind">The noun of the objects and the rule for their ids.</param>
/// <param name="resource">Validates and reads an object.</param>
/// <param name="path">The path of the list, below the server's address.</param>
internal sealed class ResourceOperations<T>(Api api, ObjectKind kind, Resource<T> resource, string path)
    where T : class
{
    /// <summary>The default number of objects per page.</summary>
    public int DefaultPageSize { get; init; } = 100;

    /// <summary>The maximum number of objects per page.</summary>
    public int MaximumPageSize { get; init; } = 100;

    /// <summary>Whether a deletion has a body, an empty object.</summary>
    public bool DeletesWithBody { get; init; }

    /// <summary>Whether an update is a PUT instead of a POST.</summary>
    public bool UpdatesWithPut { get; init; }

    /// <summary>Gets the path of an object.</summary>
    /// <exception cref="Errors.Mka1InputException">The id is invalid.</exception>
    public string GetPath(string id) => $"{path}/{Uri.EscapeDataString(kind.CheckId(id))}";

    /// <summary>Creates an object. The request is not retried if it may have been carried out.</summary>
    /// <param name="body">The members of the request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="secrets">Parts of the body that no message or log may contain.</param>
    /// <returns>The object.</returns>
    public Task<T> CreateAsync(object body, CancellationToken cancellationToken, IReadOnlyList<string>? secrets = null) =>
        api.ReadAsync(ApiRequest.Post(path, idempotent: false, body).Hide(secrets), resource, cancellationToken);

    /// <summary>Reads an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="include">Further parts to include.</param>
    /// <returns>The object.</returns>
    public Task<T> GetAsync(string id, CancellationToken cancellationToken, IReadOnlyList<string>? include = null) =>
        api.ReadAsync(ApiRequest.Get(GetPath(id)).Query("include", include), resource, cancellationToken);

    /// <summary>Lists the objects of the identity lazily. The next page is prefetched, so that the reader can delete the objects.</summary>
    /// <param name="options">Order and start; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="filter">Adds the filters of the API to the request of a page.</param>
    /// <returns>The objects, one page of the maximum size per call.</returns>
    public IAsyncEnumerable<T> ListAsync(ListOptions? options, CancellationToken cancellationToken, Func<ApiRequest, ApiRequest>? filter = null)
    {
        options = Checked(options);
        return api.ListPrefetchedAsync(() => CreatePageRequest(options, filter), resource, options, cancellationToken);
    }

    /// <summary>Lists objects that cannot be deleted, without prefetching pages.</summary>
    /// <param name="options">Order and start; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="filter">Adds the filters of the API to the request of a page.</param>
    public IAsyncEnumerable<T> ListWithoutPrefetchAsync(ListOptions? options, CancellationToken cancellationToken, Func<ApiRequest, ApiRequest>? filter = null)
    {
        options = Checked(options);
        return api.ListAsync(() => CreatePageRequest(options, filter), resource, "after", options.After, cancellationToken);
    }

    /// <summary>Changes members of an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="body">The members.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="idempotent">Whether the request may be sent again if it may have been carried out.</param>
    /// <param name="secrets">Parts of the body that no message or log may contain.</param>
    public Task<T> UpdateAsync(string id, object body, CancellationToken cancellationToken, bool idempotent = true, IReadOnlyList<string>? secrets = null) =>
        api.ExecuteAsync(
            (UpdatesWithPut ? ApiRequest.Put(GetPath(id), body) : ApiRequest.Post(GetPath(id), idempotent, body)).Hide(secrets), resource, () => GetAsync(id, cancellationToken), cancellationToken);

    /// <summary>Replaces the metadata of an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metadata">The whole new map: 16 pairs, keys of 64, values of 512 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The object with the new map.</returns>
    public Task<T> UpdateMetadataAsync(string id, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        Json.MetadataLimits.Check(metadata ?? throw new ArgumentNullException(nameof(metadata)));
        return UpdateAsync(id, new Dictionary<string, object?> { ["metadata"] = metadata }, cancellationToken);
    }

    /// <summary>Cancels the processing of an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<T> CancelAsync(string id, CancellationToken cancellationToken) => ActAsync(id, "cancel", null, cancellationToken);

    /// <summary>Performs another action on an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">The last segment of the path.</param>
    /// <param name="body">The members of the request; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="idempotent">Whether the request may be sent again if it may have been carried out.</param>
    public Task<T> ActAsync(string id, string name, object? body, CancellationToken cancellationToken, bool idempotent = true) =>
        api.ExecuteAsync(ApiRequest.Post($"{GetPath(id)}/{name}", idempotent, body), resource, () => GetAsync(id, cancellationToken), cancellationToken);

    /// <summary>Deletes an object.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="ifMatch">The state that the object must have; null for any. It is documented as a query parameter and as a member of the body.</param>
    /// <returns>The server's confirmation; created from the id if the server answers without a body, such as with 204.</returns>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken, string? ifMatch = null) =>
        api.ExecuteAsync(
            ApiRequest.Delete(GetPath(id), DeletesWithBody || ifMatch is not null ? Json.JsonBody.CreateMembers(("if_match", ifMatch)) : null).Query("if_match", ifMatch), Deletion.For(id, kind.Noun), () => Task.FromResult(Deletion.Create(id, kind.Noun)), cancellationToken);

    /// <summary>Gets the operations of the children of an object.</summary>
    /// <param name="id">The object's id.</param>
    /// <param name="segment">The last segment of the path.</param>
    /// <param name="childKind">The noun of the children and the rule for their ids.</param>
    /// <param name="child">Validates and reads a child.</param>
    /// <param name="maximumPageSize">The maximum number of children per page.</param>
    public ResourceOperations<TChild> GetChild<TChild>(string id, string segment, ObjectKind childKind, Resource<TChild> child, int maximumPageSize = 100)
        where TChild : class => new(api, childKind, child, $"{GetPath(id)}/{segment}") { DefaultPageSize = maximumPageSize, MaximumPageSize = maximumPageSize };

    private ListOptions Checked(ListOptions? options)
    {
        options ??= new ListOptions();
        if (options.Cursor is string id)
            kind.CheckId(id);
        return options;
    }

    private ApiRequest CreatePageRequest(ListOptions options, Func<ApiRequest, ApiRequest>? filter)
    {
        var request = options.CreatePageRequest(path, DefaultPageSize, MaximumPageSize);
        return filter is null ? request : filter(request);
    }
}
