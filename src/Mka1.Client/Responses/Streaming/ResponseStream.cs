using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>
/// The events of one response over as many connections as it takes: after a break it asks for the events after the
/// last one handed on, and hands on none twice.
/// </summary>
internal sealed class ResponseStream
{
    public const string Accept = "text/event-stream";

    // The response is one level deeper in the event.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth + 1 };
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);
    private readonly ResponseClient _responses;
    private readonly Api _api;
    private readonly ResponseStreamOptions _options;
    private readonly ApiRequest _first;
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

    public ResponseStream(ResponseClient responses, Api api, ApiRequest creation, IReadOnlyList<string>? include)
    {
        _responses = responses;
        _api = api;
        _options = new ResponseStreamOptions { Include = include };
        _first = creation;
    }

    /// <summary>Reads a stream. Each reading has a stream of its own, so that the events can be read more than once.</summary>
    public static async IAsyncEnumerable<ResponseStreamEvent> ReadAsync(
        Func<ResponseStream> begin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = begin();
        try
        {
            var opening = await stream.ConnectAsync(stream._first, cancellationToken).ConfigureAwait(false);
            if (opening is not null)
                yield return opening;
            while (!stream._hasEnded)
                yield return await stream.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!stream._hasEnded)
                stream._reader?.Answer.GiveUp();
            stream.Close();
        }
    }

    private async ValueTask<ResponseStreamEvent> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Mka1Exception? end = null;
            bool broken = true;
            if (_reader is { } reader)
            {
                try
                {
                    while (await reader.NextAsync().ConfigureAwait(false) is ResponseStreamEvent next)
                    {
                        if (TryAccept(next))
                            return next;
                    }
                    broken = false;
                    end = new Mka1ProtocolException("The stream ended without a terminal event, and the response is not over.", string.Empty);
                }
                catch (Exception exception) when (exception is IOException or HttpRequestException)
                {
                    // A connection that a caller breaks off may look as if the server had.
                    cancellationToken.ThrowIfCancellationRequested();
                    end = reader.Answer.CreateConnectionException("The connection broke in the middle of the stream", exception);
                }
                // What is too large will be so again.
                catch (Exception exception) when (exception is Mka1TimeoutException or Mka1ProtocolException { IsTruncated: true })
                {
                    end = reader.Answer.RecordFailure((Mka1Exception)exception);
                }
                Close();
            }
            cancellationToken.ThrowIfCancellationRequested();
            if (await ResumeAsync(end, broken, cancellationToken).ConfigureAwait(false) is ResponseStreamEvent final)
                return final;
        }
    }

    private bool TryAccept(ResponseStreamEvent next)
    {
        // The end and an error are no repetition whatever their number: the stream of a finished response counts anew.
        bool last = next is ErrorEvent or ResponseStateEvent { IsTerminal: true };
        if (next.SequenceNumber is long number)
        {
            if (number <= _last && !last)
                return false;
            _last = number;
            _hasNumbers = true;
            // Only what moves the number on is progress: anything else a server could send, and break off, for ever.
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

    // What does not look like an id cannot be asked for.
    private void SetId(string? id)
    {
        if (_id is null && ResponseId.IsMatch(id))
            _id = id;
    }

    // Gives the terminal event if the response turns out to be over, else opens the next connection. Without an end there
    // was no stream but the state of a response that runs.
    private async Task<ResponseStreamEvent?> ResumeAsync(Mka1Exception? end, bool broken, CancellationToken cancellationToken)
    {
        if (_id is null)
            throw _answer!.RecordFailure(end ?? new Mka1ProtocolException("The response runs, but what it has for an id cannot be asked for.", string.Empty));
        if (end is null)
            await _api.Transport.Clock.Delay(PollInterval, cancellationToken).ConfigureAwait(false);
        else if (await HandleEndAsync(end, broken, cancellationToken).ConfigureAwait(false) is ResponseStreamEvent final)
            return final;
        try
        {
            return await ConnectAsync(CreateReadRequest(_id), cancellationToken).ConfigureAwait(false);
        }
        // Only background responses can be read again as a stream; of others the final state may still be had.
        catch (Mka1ApiException refusal) when (IsRefusal(refusal))
        {
            return await GetFinalEventAsync(cancellationToken).ConfigureAwait(false) ?? throw (broken && end is not null ? end : refusal);
        }
    }

    // Gives the terminal event if there is no more to come, throws the end if it is to be one, else returns in order to go on.
    private async Task<ResponseStreamEvent?> HandleEndAsync(Mka1Exception end, bool broken, CancellationToken cancellationToken)
    {
        // Without numbers resuming would hand events on twice.
        bool cannotResume = _hasUnnumbered && !_hasNumbers;
        // After an end in good order the response itself says whether it is over.
        if ((!broken || cannotResume) && await GetFinalEventAsync(cancellationToken).ConfigureAwait(false) is ResponseStreamEvent final)
            return final;
        // A gateway may end a stream in which nothing happens: the response goes on, and so does this, at once and then from
        // time to time, for as long as a silent server is waited for.
        if (!broken && !cannotResume && !_isUnreadable && _idleTime < _api.Transport.OperationTimeout)
        {
            if (_idleTime > TimeSpan.Zero)
                await _api.Transport.Clock.Delay(PollInterval, cancellationToken).ConfigureAwait(false);
            _idleTime += PollInterval;
            return null;
        }
        // A server that was silent twice in a row is not asked a third time.
        if (cannotResume || _isUnreadable || ++_resumes > _api.MaximumRetryCount || (end is Mka1TimeoutException && _resumes > 1))
            throw _answer!.RecordFailure(end);
        if (_resumes > 1)
            await _api.Transport.Clock.Delay(RetryPolicy.Backoff(_resumes - 1), cancellationToken).ConfigureAwait(false);
        return null;
    }

    // Opens a connection. A server that answers JSON instead of a stream gives the state at once.
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
        catch (Mka1TimeoutException silence)
        {
            answer.RecordFailure(silence);
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
        // Not stored, say: how the stream ended is what the caller must hear.
        catch (Mka1ApiException refusal) when (IsRefusal(refusal))
        {
            _isUnreadable = true;
            return null;
        }
    }

    private static bool IsRefusal(Mka1ApiException error) => error.StatusCode is 400 or 404 or 409 or 422;

    private ApiRequest CreateReadRequest(string id) => ApiRequest.Get(ResponseClient.GetPath(id), Accept)
        .Query("stream", true)
        .Query("starting_after", _last)
        .Query("include_obfuscation", _options.IncludeObfuscation)
        .Query("include", _options.Include);

    private static ResponseStreamEvent CreateStateEvent(Response response)
    {
        // Not by the library's writer, which fails where a server cut text within a character.
        string json = $$"""{"type":{{JsonBody.ToText("response." + response.Status)}},"response":{{response.ToJson()}}}""";
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), Options);
        return new ResponseStateEvent(JsonElement.ParseValue(ref reader));
    }

    private Mka1ApiException CreateErrorException(ResponseStreamEvent error)
    {
        var answer = _answer!;
        var body = ErrorBody.Read(error.ToJson(), answer.Redaction);
        // The code may stand outside of the error, and a status may be all there is.
        body = body with { Code = body.Code ?? GetScalar(error.Json, "code") ?? GetScalar(error.Json, "status") ?? GetScalar(error.Json, "error", "status") };
        string id = answer.RequestId is null ? string.Empty : $" (request id {answer.RequestId})";
        return answer.RecordFailure(new Mka1ApiException($"The stream reported an error: {body.Message}{id}", answer.StatusCode, body));
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
