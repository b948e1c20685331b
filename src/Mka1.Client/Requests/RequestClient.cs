using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;
using Mka1.Languages;

namespace Mka1.Requests;

/// <summary>
/// Sends any request with the key, identity, timeouts, retries and errors of the connection. GET, HEAD, PUT, DELETE and OPTIONS are
/// retried; other methods are retried only if the server has certainly not carried them out.
/// </summary>
public sealed class RequestClient
{
    private const string EventStream = "text/event-stream";
    private readonly Api _api;

    internal RequestClient(Api api) => _api = api;

    /// <summary>Sends a request and reads its reply.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="Mka1InputException">The request is invalid; nothing was sent.</exception>
    public Task<ServerReply> SendAsync(ServerRequest request, CancellationToken cancellationToken = default) =>
        _api.SendAsync(Create(request), answer => ReadAsync(answer, hasBody: !IsMethod(request, "HEAD")), cancellationToken);

    /// <summary>Lists the objects of all pages lazily, in each of the API's styles of pages. The request must be a GET.</summary>
    /// <param name="request">The request of the first page.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The objects as plain values.</returns>
    /// <exception cref="Mka1InputException">The request is invalid; nothing was sent.</exception>
    public async IAsyncEnumerable<object?> ListAsync(ServerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (!IsMethod(request, "GET"))
            throw new Mka1InputException($"Pages can be read of a GET request, not of {request.Method}.");
        var visited = new HashSet<string>(StringComparer.Ordinal);
        request = request.SplitPath();
        var current = request;
        while (true)
        {
            var page = await _api.SendAsync(
                Create(current), async answer => ReplyPage.Read(await answer.ReadJsonAsync().ConfigureAwait(false), visited, answer), cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return JsonValue.ToPlain(item);
            if (page.Next is not { } next)
                yield break;
            current = request with { Query = [.. request.Query.Where(pair => pair.Key != next.Key), next] };
        }
    }

    /// <summary>Sends a request and returns the server-sent events of its reply as they arrive.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>The events, up to the end of the stream or <c>[DONE]</c>.</returns>
    /// <exception cref="Mka1InputException">The request is invalid; nothing was sent.</exception>
    public async IAsyncEnumerable<ServerEvent> StreamAsync(ServerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var answer = await _api.OpenAsync(Create(request, EventStream), cancellationToken).ConfigureAwait(false);
        if (!answer.IsEventStream)
            throw answer.CreateProtocolException("is not a stream of events", string.Empty);
        using var body = await answer.OpenAsync().ConfigureAwait(false);
        var frames = new EventStreamReader(body, answer.MaximumSize);
        bool hasEnded = false;
        try
        {
            while (await ReadFrameAsync(frames, answer, cancellationToken).ConfigureAwait(false))
            {
                string text = Encoding.UTF8.GetString(frames.Data.ToArray());
                if (text == "[DONE]")
                    break;
                yield return new ServerEvent(frames.Name, ToValue(text));
            }
            hasEnded = true;
        }
        finally
        {
            if (!hasEnded)
                answer.GiveUp();
        }
    }

    /// <summary>Sends a request and saves the body of its reply, whole or not at all. A transfer that fails is not resumed: another reply may differ.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The target.</param>
    /// <param name="overwrite">Whether to replace an existing file.</param>
    /// <param name="progress">Receives the progress; null for none.</param>
    /// <param name="cancellationToken">Cancels the transfer.</param>
    /// <exception cref="Mka1InputException">The request or the target is invalid; nothing was sent.</exception>
    /// <exception cref="Mka1WriteException">The file cannot be written.</exception>
    public Task SaveAsync(ServerRequest request, string path, bool overwrite = false, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        request.Check(_api.Transport.Server);
        return TargetFile.WriteAsync(path, overwrite, async file =>
        {
            using var content = new ContentStream(_api, _ => request.ToApiRequest(_api.Transport.Server, "*/*", verbatim: true)) { IsResumable = false };
            await content.SaveAsync(file, progress, cancellationToken).ConfigureAwait(false);
        });
    }

    private static async Task<ServerReply> ReadAsync(ApiAnswer answer, bool hasBody)
    {
        string? type = answer.ContentHeaders.ContentType?.MediaType;
        string? text = null;
        object? body = null;
        if (hasBody && IsJson(type))
        {
            if (await answer.ReadJsonOrNothingAsync().ConfigureAwait(false) is JsonElement json)
                (text, body) = (json.GetRawText(), JsonValue.ToPlain(json));
        }
        else if (hasBody && await answer.ReadBytesAsync().ConfigureAwait(false) is { Length: > 0 } bytes)
        {
            text = type is null || IsText(type) ? Encoding.UTF8.GetString(bytes) : null;
            // Servers also label JSON as text, or not at all.
            body = text is null ? bytes : text.TrimStart().FirstOrDefault() is '{' or '[' ? ToValue(text) : text;
        }
        var headers = answer.Headers.Concat(answer.ContentHeaders)
            .GroupBy(static header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static header => header.Key, static header => string.Join(", ", header.SelectMany(static one => one.Value)), StringComparer.OrdinalIgnoreCase);
        return new ServerReply(answer.StatusCode, answer.RequestId, type, new TextMap(headers), text, body);
    }

    private static bool IsMethod(ServerRequest request, string method) => string.Equals(request.Method, method, StringComparison.OrdinalIgnoreCase);

    private static bool IsJson(string? type) => type is not null && (type.EndsWith("/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
        || type.Equals("application/jsonl", StringComparison.OrdinalIgnoreCase) || type.Equals("application/x-ndjson", StringComparison.OrdinalIgnoreCase);

    private static async Task<bool> ReadFrameAsync(EventStreamReader frames, ApiAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            return await frames.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Mka1TimeoutException timeout)
        {
            answer.RecordFailure(timeout);
            throw;
        }
        catch (InvalidDataException)
        {
            throw answer.CreateTooLargeException("has an event that is larger", string.Empty);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            // A connection that the caller cancels may fail as if the server had closed it.
            cancellationToken.ThrowIfCancellationRequested();
            throw answer.CreateConnectionException(Messages.Get("StreamBroken"), exception);
        }
    }

    private static object? ToValue(string text)
    {
        try
        {
            return JsonValue.ToPlain(JsonText.Parse(text));
        }
        // Data need not be JSON.
        catch (JsonException)
        {
            return text;
        }
    }

    private ApiRequest Create(ServerRequest request, string accept = "application/json") =>
        (request ?? throw new ArgumentNullException(nameof(request))).ToApiRequest(_api.Transport.Server, accept);
}
