using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Lists;
using Mka1.Responses.Items;
using Mka1.Responses.Streaming;

namespace Mka1.Responses;

/// <summary>
/// Responses. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails: <see cref="Errors.Mka1InputException"/>
/// before anything is sent, else the one that fits.
/// </summary>
public sealed class ResponseClient
{
    private const string Collection = Api.LlmPath + "/responses";
    private const int LongestWakeInput = 20_000;
    private static readonly ObjectKind ItemKind = new("item");
    private readonly Api _api;
    private readonly ResourceOperations<Response> _operations;

    internal ResponseClient(Api api)
    {
        _api = api;
        _operations = new(api, Kind, Response.Resource, Collection);
    }

    /// <summary>What these objects are called, and what their ids must be.</summary>
    public static ObjectKind Kind { get; } = new("response", ResponseId.Check);

    /// <summary>Creates a response. Without <see cref="ResponseCreateOptions.Background"/> this waits until it is done.</summary>
    /// <param name="options">What it is to be made of.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The response as the server answered it.</returns>
    public Task<Response> CreateAsync(ResponseCreateOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return _operations.CreateAsync(options.ToBody(stream: false), cancellationToken);
    }

    /// <summary>Creates a response and gives its events as they arrive; a broken stream is resumed where the server allows it.</summary>
    /// <param name="options">What it is to be made of.</param>
    /// <param name="cancellationToken">Ends the stream; a background response goes on.</param>
    /// <returns>The events, each once and in order, the terminal one last. Reading them a second time creates a second response.</returns>
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
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The response.</returns>
    public Task<Response> GetAsync(string id, IReadOnlyList<string>? include = null, CancellationToken cancellationToken = default) =>
        _operations.GetAsync(id, cancellationToken, include);

    /// <summary>The events of a stored response: those to come of a running one, the terminal one of a finished one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">Where to begin and what to include.</param>
    /// <param name="cancellationToken">Ends the stream; the response goes on.</param>
    /// <returns>The events, each once and in order, the terminal one last.</returns>
    public IAsyncEnumerable<ResponseStreamEvent> StreamAsync(
        string id, ResponseStreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        ResponseId.Check(id);
        return ResponseStream.ReadAsync(() => new ResponseStream(this, _api, id, options ?? new ResponseStreamOptions()), cancellationToken);
    }

    /// <summary>All responses of the identity, lazily. Source: api-reference/responses/list-all-responses-with-pagination.</summary>
    /// <param name="options">Order and where to begin.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The responses, a page a call.</returns>
    public IAsyncEnumerable<Response> ListAsync(ListOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken);

    /// <summary>Replaces the metadata of a response. Source: api-reference/responses/update-a-response.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metadata">The whole new map: 16 pairs, keys of 64, values of 512 characters.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The response with the new map.</returns>
    public Task<Response> UpdateMetadataAsync(string id, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        _operations.UpdateMetadataAsync(id, metadata, cancellationToken);

    /// <summary>Cancels a background response that is not over. Source: api-reference/responses/cancel-an-in-progress-background-response.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The response as it is then.</returns>
    public Task<Response> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        _operations.CancelAsync(id, cancellationToken);

    /// <summary>Deletes a response for good. Source: api-reference/responses/permanently-delete-a-response-and-its-data.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The server's word; made of the id where it answers without one, with 204, say.</returns>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);

    /// <summary>The input of a response, lazily. Source: api-reference/responses/list-paginated-input-items-for-a-response.</summary>
    /// <param name="id">The response's id.</param>
    /// <param name="options">Order and where to begin; this list has no way back.</param>
    /// <param name="include">Further parts to include, see <see cref="ResponseInclude"/>.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The items, a page a call.</returns>
    public IAsyncEnumerable<ResponseItem> ListInputItemsAsync(
        string id, ListOptions? options = null, IReadOnlyList<string>? include = null, CancellationToken cancellationToken = default) =>
        _operations.GetChild(id, "input_items", ItemKind, ResponseItem.Resource).ListWithoutPrefetchAsync(options, cancellationToken, page => page.Query("include", include));

    /// <summary>Wakes a background response that sleeps. Source: api-reference/responses/wake-a-sleeping-background-response.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="input">What to tell it, 1 to 20,000 characters.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The server's word; the message is delivered up to a second later.</returns>
    public Task<SleepWake> WakeAsync(string id, string input, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(input) || input.Length > LongestWakeInput)
            throw new Mka1InputException($"What a sleeping response is told must have 1 to {LongestWakeInput} characters; this has {input?.Length ?? 0}.");
        var body = new Dictionary<string, object?> { ["input"] = input };
        return _api.ExecuteAsync(
            ApiRequest.Post(GetPath(id) + "/wake", idempotent: false, body), SleepWake.Resource, () => Task.FromResult(SleepWake.Create(id)), cancellationToken);
    }

    /// <summary>Makes a conversation shorter. Source: api-reference/responses/compact-a-conversation.</summary>
    /// <param name="options">What is to be compacted.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The items that stand for it.</returns>
    public Task<CompactedResponse> CompactAsync(ResponseCompactOptions options, CancellationToken cancellationToken = default)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        return _api.ReadAsync(ApiRequest.Post(Collection + "/compact", idempotent: false, options.ToBody()), CompactedResponse.Resource, cancellationToken);
    }

    /// <summary>Saves something that a response made. A link is followed, and only the server itself gets the key with it.</summary>
    /// <param name="content">What to save, see <see cref="ResponseContent.FromResponse"/>.</param>
    /// <param name="path">The target, which is either absent, old or whole.</param>
    /// <param name="overwrite">True replaces a file that is there already.</param>
    /// <param name="cancellationToken">Gives up the transfer.</param>
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
