using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.Languages;

namespace Mka1.Responses.Streaming;

/// <summary>
/// The events of one response in a stream that resumes: after a connection failure it requests the events after the last one
/// returned, and returns none twice.
/// </summary>
internal sealed class ResponseStream
{
    public const string Accept = "text/event-stream";

    // The response is nested one level deeper in the event.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth + 1 };
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private readonly ResponseClient _responses;
    private readonly Api _api;
    private readonly ResponseStreamOptions _options;
    private readonly ApiRequest _first;
    private readonly Func<CancellationToken, Task<string?>>? _findId;
    private string? _id;
    private long? _last;
    private ResponseEventReader? _reader;
    private ApiAnswer? _answer;
    private int _resumes;
    private TimeSpan _idleTime;
    private bool _hasNumbers;
    private bool _hasUnnumbered;
    private bool _isUnreadable;
    private bool _hasEnded;

    public ResponseStream(ResponseClient responses, Api api, string id, ResponseStreamOptions options)
    {
        _responses = responses;
        _api = api;
        _options = options;
        _id = id;
        _last = options.StartingAfter;
        _first = CreateReadRequest(id);
    }

    /// <param name="responses">Reads the response again.</param>
    /// <param name="api">Sends the requests.</param>
    /// <param name="creation">The request of the first connection.</param>
    /// <param name="include">Further parts to include.</param>
    /// <param name="findId">Finds the id of the response if no event has told it; null if nothing else does.</param>
    public ResponseStream(
        ResponseClient responses, Api api, ApiRequest creation, IReadOnlyList<string>? include, Func<CancellationToken, Task<string?>>? findId = null)
    {
        _responses = responses;
        _api = api;
        _options = new ResponseStreamOptions { Include = include };
        _first = creation;
        _findId = findId;
    }

    /// <summary>Reads a stream. Each enumeration has its own stream, so that the events can be enumerated more than once.</summary>
    public static async IAsyncEnumerable<ResponseStreamEvent> ReadAsync(
        Func<ResponseStream> begin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = begin();
        try
        {
            var opening = await stream.ConnectAsync(stream._first, cancellationToken).ConfigureAwait(false);
            if (opening is not null)
                yield return stream.Mark(opening);
            while (!stream._hasEnded)
                yield return stream.Mark(await stream.NextAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            if (!stream._hasEnded)
                stream._reader?.Answer.GiveUp();
            stream.Close();
        }
    }

    private ResponseStreamEvent Mark(ResponseStreamEvent next)
    {
        next.Origin = _api.Origin;
        return next;
    }

    private async ValueTask<ResponseStreamEvent> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Mka1Exception? end = null;
            bool failed = true;
            if (_reader is { } reader)
            {
                try
                {
                    while (await reader.NextAsync().ConfigureAwait(false) is ResponseStreamEvent next)
                    {
                        if (TryAccept(next))
                            return next;
                    }
                    failed = false;
                    end = new Mka1ProtocolException("The stream ended without a terminal event, and the response has not ended.", string.Empty);
                }
                catch (Exception exception) when (exception is IOException or HttpRequestException)
                {
                    // A connection that the caller cancels may fail as if the server had closed it.
                    cancellationToken.ThrowIfCancellationRequested();
                    end = reader.Answer.CreateConnectionException(Messages.Get("StreamBroken"), exception);
                }
                // An event that is too large would be so again.
                catch (Exception exception) when (exception is Mka1TimeoutException or Mka1ProtocolException { IsTruncated: true })
                {
                    end = reader.Answer.RecordFailure((Mka1Exception)exception);
                }
                Close();
            }
            cancellationToken.ThrowIfCancellationRequested();
            if (await ResumeAsync(end, failed, cancellationToken).ConfigureAwait(false) is ResponseStreamEvent final)
                return final;
        }
    }

    private bool TryAccept(ResponseStreamEvent next)
    {
        // A terminal event or error is never a duplicate: the stream of a finished response restarts its numbers.
        bool last = next is ErrorEvent or ResponseStateEvent { IsTerminal: true };
        if (next.SequenceNumber is long number)
        {
            if (number <= _last && !last)
                return false;
            _last = number;
            _hasNumbers = true;
            // Only a higher number is progress; otherwise a server could cause endless retries.
            _resumes = 0;
            _idleTime = TimeSpan.Zero;
        }
        else
        {
            _hasUnnumbered = true;
        }
        if (next is ErrorEvent)
            throw CreateErrorException(next);
        if (next is ResponseStateEvent state)
        {
            SetId(state.Response?.Id);
            _hasEnded = state.IsTerminal;
        }
        return true;
    }

    // An invalid id cannot be requested.
    private void SetId(string? id)
    {
        if (_id is null && ResponseId.IsMatch(id))
            _id = id;
    }

    // Returns the terminal event if the response has ended, otherwise opens the next connection. The end is null after an answer
    // with the state of a running response instead of a stream.
    private async Task<ResponseStreamEvent?> ResumeAsync(Mka1Exception? end, bool failed, CancellationToken cancellationToken)
    {
        if (_id is null && _findId is not null)
            SetId(await _findId(cancellationToken).ConfigureAwait(false));
        if (_id is null)
            throw _answer!.RecordFailure(end ?? new Mka1ProtocolException("The response is running, but its id is invalid, so that it cannot be read again.", string.Empty));
        if (end is null)
            await _api.Transport.Clock.Delay(PollInterval, cancellationToken).ConfigureAwait(false);
        else if (await HandleEndAsync(end, failed, cancellationToken).ConfigureAwait(false) is ResponseStreamEvent final)
            return final;
        try
        {
            return await ConnectAsync(CreateReadRequest(_id), cancellationToken).ConfigureAwait(false);
        }
        // Only background responses can be streamed again; of others the final state may be available.
        catch (Mka1ApiException refusal) when (IsRefusal(refusal))
        {
            return await GetFinalEventAsync(cancellationToken).ConfigureAwait(false) ?? throw (failed && end is not null ? end : refusal);
        }
    }

    // Returns the terminal event if the response has ended, throws if the stream cannot be resumed, otherwise returns null.
    private async Task<ResponseStreamEvent?> HandleEndAsync(Mka1Exception end, bool failed, CancellationToken cancellationToken)
    {
        // Without numbers, resuming would return events twice.
        bool cannotResume = _hasUnnumbered && !_hasNumbers;
        // After a regular end the status of the response decides.
        if ((!failed || cannotResume) && await GetFinalEventAsync(cancellationToken).ConfigureAwait(false) is ResponseStreamEvent final)
            return final;
        // A gateway may end an idle stream while the response continues: reconnect at once and then by polling, up to the timeout
        // of an operation.
        if (!failed && !cannotResume && !_isUnreadable && _idleTime < _api.Transport.OperationTimeout)
        {
            if (_idleTime > TimeSpan.Zero)
                await _api.Transport.Clock.Delay(PollInterval, cancellationToken).ConfigureAwait(false);
            _idleTime += PollInterval;
            return null;
        }
        // After two timeouts in a row there is no further attempt.
        if (cannotResume || _isUnreadable || ++_resumes > _api.MaximumRetryCount || (end is Mka1TimeoutException && _resumes > 1))
            throw _answer!.RecordFailure(end);
        if (_resumes > 1)
            await _api.Transport.Clock.Delay(RetryPolicy.Backoff(_resumes - 1), cancellationToken).ConfigureAwait(false);
        return null;
    }

    // Opens a connection. A server may answer with the state as JSON instead of a stream.
    private async Task<ResponseStreamEvent?> ConnectAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var answer = await _api.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        _answer = answer;
        if (answer.IsEventStream)
        {
            _reader = await ResponseEventReader.OpenAsync(answer, cancellationToken).ConfigureAwait(false);
            return null;
        }
        using (answer)
        {
            var response = Response.Resource.Read(await ReadStateAsync(answer).ConfigureAwait(false), answer);
            SetId(response.Id);
            _hasEnded = ResponseStatus.IsTerminal(response.Status);
            return _hasEnded || request == _first ? CreateStateEvent(response) : null;
        }
    }

    private static async Task<JsonElement> ReadStateAsync(ApiAnswer answer)
    {
        try
        {
            return await answer.ReadJsonAsync().ConfigureAwait(false);
        }
        catch (Mka1TimeoutException timeout)
        {
            answer.RecordFailure(timeout);
            throw;
        }
    }

    private async Task<ResponseStreamEvent?> GetFinalEventAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _responses.GetAsync(_id!, _options.Include, cancellationToken).ConfigureAwait(false);
            _hasEnded = ResponseStatus.IsTerminal(response.Status);
            return _hasEnded ? CreateStateEvent(response) : null;
        }
        // Such as for a response that is not stored: the caller gets the error of the stream.
        catch (Mka1ApiException refusal) when (IsRefusal(refusal))
        {
            _isUnreadable = true;
            return null;
        }
    }

    private static bool IsRefusal(Mka1ApiException error) => error is { StatusCode: 400 or 404 or 409 or 422, IsOfExchange: false };

    private ApiRequest CreateReadRequest(string id) => ApiRequest.Get(ResponseClient.GetPath(id), Accept)
        .Query("stream", true)
        .Query("starting_after", _last)
        .Query("include_obfuscation", _options.IncludeObfuscation)
        .Query("include", _options.Include);

    private static ResponseStreamEvent CreateStateEvent(Response response)
    {
        // The writer of the library would throw for unpaired surrogates.
        string json = $$"""{"type":{{JsonBody.ToText("response." + response.Status)}},"response":{{response.ToJson()}}}""";
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), Options);
        return new ResponseStateEvent(JsonElement.ParseValue(ref reader));
    }

    private Mka1ApiException CreateErrorException(ResponseStreamEvent error)
    {
        var answer = _answer!;
        var body = ErrorBody.Read(error.ToJson(), answer.Redaction);
        // The code may be outside of the error object, and there may be only a status.
        body = body with { Code = body.Code ?? GetScalar(error.Json, "code") ?? GetScalar(error.Json, "status") ?? GetScalar(error.Json, "error", "status") };
        return answer.RecordFailure(new Mka1ApiException(LocalText.Join(Messages.Get("StreamReportedError", body.Message), answer.RequestIdText), answer.StatusCode, body));
    }

    private string? GetScalar(JsonElement json, params string[] path)
    {
        foreach (string name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetMember(name, out json))
                return null;
        }
        return json.ValueKind is JsonValueKind.String or JsonValueKind.Number ? _answer!.Redaction.Redact(JsonText.GetStringOrJson(json)) : null;
    }

    private void Close()
    {
        _reader?.Dispose();
        _reader = null;
    }
}
