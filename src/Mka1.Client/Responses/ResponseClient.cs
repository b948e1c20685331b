using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Lists;
using Mka1.Responses.Items;
using Mka1.Responses.Streaming;

namespace Mka1.Responses;

/// <summary>
/// Responses. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails: an <see cref="Errors.Mka1InputException"/>
/// before anything is sent, otherwise another one.
/// </summary>
public sealed class ResponseClient
{
    private const string Collection = Api.LlmPath + "/responses";
    private const int MaximumWakeInput = 20_000;
    private static readonly ObjectKind ItemKind = new("item");
    private readonly Api _api;
    private readonly ResourceOperations<Response> _operations;

    internal ResponseClient(Api api)
    {
        _api = api;
        _operations = new(api, Kind, Response.Resource, Collection);
    }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("response", ResponseId.Check);

    /// <summary>Creates a response. Without <see cref="ResponseCreateOptions.Background"/> this waits until it has ended.</summary>
    /// <param name="options">The options of the response.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    public Task<Response> CreateAsync(ResponseCreateOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return _operations.CreateAsync(options.ToBody(stream: false), cancellationToken);
    }

    /// <summary>Creates a response and returns its events as they arrive; a failed stream is resumed if the server allows it.</summary>
    /// <param name="options">The options of the response.</param>
    /// <param name="cancellationToken">Ends the stream; a background response continues.</param>
    /// <returns>The events, each once and in order, the terminal one last. Enumerating them again creates another response.</returns>
    public IAsyncEnumerable<ResponseStreamEvent> CreateStreamAsync(ResponseCreateOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        var request = ApiRequest.Post(Collection, idempotent: false, options.ToBody(stream: true), ResponseStream.Accept);
        return ResponseStream.ReadAsync(() => new ResponseStream(this, _api, request, options.IncludedParts), cancellationToken);
    }

    /// <summary>Reads a response. Source: api-reference/responses/retrieve-response-by-id-with-status-and-results.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="include">Further parts to include, see <see cref="ResponseInclude"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response.</returns>
    public Task<Response> GetAsync(string id, IReadOnlyList<string>? include = null, CancellationToken cancellationToken = default) =>
        _operations.GetAsync(id, cancellationToken, include);

    /// <summary>Reads the events of a stored response: the further ones of a running response, the terminal one of a finished response.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">Where to start and what to include.</param>
    /// <param name="cancellationToken">Ends the stream; the response continues.</param>
    /// <returns>The events, each once and in order, the terminal one last.</returns>
    public IAsyncEnumerable<ResponseStreamEvent> StreamAsync(
        string id, ResponseStreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        ResponseId.Check(id);
        return ResponseStream.ReadAsync(() => new ResponseStream(this, _api, id, options ?? new ResponseStreamOptions()), cancellationToken);
    }

    /// <summary>Lists all responses of the identity lazily. Source: api-reference/responses/list-all-responses-with-pagination.</summary>
    /// <param name="options">Order and start.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The responses, one page per call.</returns>
    public IAsyncEnumerable<Response> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken);

    /// <summary>Replaces the metadata of a response. Source: api-reference/responses/update-a-response.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metadata">The whole new map: 16 pairs, keys of 64, values of 512 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response with the new map.</returns>
    public Task<Response> UpdateMetadataAsync(string id, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        _operations.UpdateMetadataAsync(id, metadata, cancellationToken);

    /// <summary>Cancels a background response that has not ended. Source: api-reference/responses/cancel-an-in-progress-background-response.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response after the cancellation.</returns>
    public Task<Response> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.CancelAsync(id, cancellationToken);

    /// <summary>Deletes a response permanently. Source: api-reference/responses/permanently-delete-a-response-and-its-data.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation; created from the id if the server answers without a body, such as with 204.</returns>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);

    /// <summary>Lists the input items of a response lazily. Source: api-reference/responses/list-paginated-input-items-for-a-response.</summary>
    /// <param name="id">The response's id.</param>
    /// <param name="options">Order and start; this list cannot be read backwards.</param>
    /// <param name="include">Further parts to include, see <see cref="ResponseInclude"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The items, one page per call.</returns>
    public IAsyncEnumerable<ResponseItem> ListInputItemsAsync(
        string id, ListOptions? options = null, IReadOnlyList<string>? include = null, CancellationToken cancellationToken = default) =>
        _operations.GetChild(id, "input_items", ItemKind, ResponseItem.Resource).ListWithoutPrefetchAsync(options, cancellationToken, page => page.Query("include", include));

    /// <summary>Wakes a sleeping background response. Source: api-reference/responses/wake-a-sleeping-background-response.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="input">The input, 1 to 20,000 characters.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The server's confirmation; the message is delivered up to a second later.</returns>
    public Task<SleepWake> WakeAsync(string id, string input, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(input) || input.Length > MaximumWakeInput)
            throw new Mka1InputException($"The input for a sleeping response must have 1 to {MaximumWakeInput} characters; this has {input?.Length ?? 0}.");
        var body = new Dictionary<string, object?> { ["input"] = input };
        return _api.ExecuteAsync(
            ApiRequest.Post(GetPath(id) + "/wake", idempotent: false, body), SleepWake.Resource, () => Task.FromResult(SleepWake.Create(id)), cancellationToken);
    }

    /// <summary>Compacts a conversation. Source: api-reference/responses/compact-a-conversation.</summary>
    /// <param name="options">What to compact.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The items that represent it.</returns>
    public Task<CompactedResponse> CompactAsync(ResponseCompactOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return _api.ReadAsync(ApiRequest.Post(Collection + "/compact", idempotent: false, options.ToBody()), CompactedResponse.Resource, cancellationToken);
    }

    /// <summary>Saves content of a response. A link is followed; the key is sent only if it leads to the server itself.</summary>
    /// <param name="content">What to save, see <see cref="ResponseContent.FromResponse"/>.</param>
    /// <param name="path">The target, which is replaced only when all of it is written.</param>
    /// <param name="overwrite">True replaces an existing file.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    public Task SaveContentAsync(ResponseContent content, string path, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        if (content is null)
            throw new ArgumentNullException(nameof(content));
        if (content.Fault is not null)
            return Task.FromException(new Mka1InputException(content.Fault));
        return TargetFile.WriteAsync(path, overwrite, async file =>
        {
            if (content.Data is byte[] data)
            {
                await file.WriteAsync(data, 0, data.Length, cancellationToken).ConfigureAwait(false);
                return;
            }
            using var linked = new ContentStream(_api, headers => ApiRequest.GetVerbatim(content.Link!, headers));
            await linked.SaveAsync(file, null, cancellationToken).ConfigureAwait(false);
        });
    }

    internal static string GetPath(string id) => Collection + "/" + ResponseId.Check(id);
}
