using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>An answer of which the headers have been read. Its body is read here, under the timer of its silence.</summary>
internal sealed class ApiAnswer : IDisposable
{
    // More than any token is long: an excerpt must not cut one before it is seen.
    public const int ShownBytes = 64 * 1024;

    // Of an error's body no more than this is read.
    private const int LongestText = 1024 * 1024;

    private readonly HttpResponseMessage _response;
    private readonly IdleTimer _timer;
    private readonly CallAttempt _attempt;

    public ApiAnswer(HttpResponseMessage response, IdleTimer timer, Redaction redaction, CallAttempt attempt)
    {
        Redaction = redaction;
        _response = response;
        _timer = timer;
        _attempt = attempt;
        RequestId = response.Headers.TryGetValues("X-Request-ID", out var ids) && ids.FirstOrDefault() is string id ? VisibleText.OfLine(redaction.Of(id)) : null;
    }

    public Redaction Redaction { get; }

    /// <summary>How many bytes an answer, or an event of a stream, may have.</summary>
    public int Largest { get; } = 512 * 1024 * 1024;

    public int StatusCode => (int)_response.StatusCode;

    public bool IsSuccess => _response.IsSuccessStatusCode;

    public string? RequestId { get; }

    public string? ReasonPhrase => _response.ReasonPhrase;

    public HttpResponseHeaders Headers => _response.Headers;

    public HttpContentHeaders ContentHeaders => _response.Content.Headers;

    public bool IsEventStream =>
        string.Equals(ContentHeaders.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>The body as a stream that fails when the server is silent for too long.</summary>
    public async Task<Stream> OpenAsync() => new IdleTimeoutStream(
#if NET8_0_OR_GREATER
        await _response.Content.ReadAsStreamAsync(_timer.Token).ConfigureAwait(false),
#else
        await _response.Content.ReadAsStreamAsync().ConfigureAwait(false),
#endif
        _timer);

    /// <summary>The whole body as one JSON value.</summary>
    /// <exception cref="Mka1ProtocolException">It is empty, cut off or not JSON.</exception>
    public async Task<JsonElement> ReadJsonAsync()
    {
        var (buffer, length, broken) = await ReadAllAsync().ConfigureAwait(false);
        try
        {
            if (broken is not null)
                throw Protocol("was cut off", buffer, length, broken, cutOff: true);
            if (length == 0)
                throw Protocol("is empty", buffer, length);
            return Parse(buffer, length);
        }
        // The inner exception is left out: its message may quote the answer.
        catch (JsonException)
        {
            throw Protocol("is not whole JSON", buffer, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The body as text, for an error's message: what can be read of it if it is cut off, silent or endless.</summary>
    public async Task<string> ReadTextAsync()
    {
        var (buffer, length, broken) = await ReadAllAsync(limit: LongestText).ConfigureAwait(false);
        string text = Encoding.UTF8.GetString(buffer, 0, length);
        // A read that was left behind may still write into the buffer.
        if (broken is null)
            ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Notes in an error that came out of the body which call it belongs to, and in the log that this call failed.</summary>
    public T Of<T>(T error)
        where T : Mka1Exception
    {
        error.RequestId ??= RequestId;
        error.Attempts = _attempt.Number;
        // The first reason is the one: what follows a break comes of it.
        if (_attempt.LogEntry is { Error: null } entry)
            entry.Error = Redaction.OfOurs(error.Message);
        return error;
    }

    /// <summary>The body broke off: an error that says so, without the token in what the framework says about it.</summary>
    public Mka1ConnectionException Broken(string what, Exception? reason) => Of(new Mka1ConnectionException(
        reason is null ? $"{what}." : $"{what}: {Redaction.Of(Transport.Innermost(reason))}", requestSent: true, reason is null ? null : Redaction.Of(reason)));

    /// <summary>Notes in the log that the caller does not want the rest.</summary>
    public void GiveUp()
    {
        if (_attempt.LogEntry is { Error: null } entry)
            entry.GivenUp = true;
    }

    public Mka1ProtocolException Protocol(string what, string text, Exception? inner = null, bool cutOff = false)
    {
        string excerpt = Excerpt.Of(Redaction.Of(text));
        string begins = excerpt.Length == 0 ? string.Empty : $" It begins: {excerpt}";
        string message = $"The server's answer {what} (status {StatusCode}, {ContentHeaders.ContentType?.MediaType ?? "no content type"}).";
        return Of(new Mka1ProtocolException(Redaction.Of(message) + begins, excerpt, inner is null ? null : Redaction.Of(inner))
        {
            CutOff = cutOff,
            StatusCode = StatusCode,
        });
    }

    public Mka1ProtocolException TooLarge(string what, string text) => Protocol($"{what} than {Largest / 1024 / 1024} MiB", text);

    public void Dispose()
    {
        _response.Dispose();
        _timer.Dispose();
    }

    private static JsonElement Parse(byte[] buffer, int length)
    {
        var utf8 = buffer.AsSpan(0, length);
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8.Slice(3);
        return JsonText.Parse(utf8);
    }

    private Mka1ProtocolException Protocol(string what, byte[] buffer, int length, Exception? inner = null, bool cutOff = false) =>
        Protocol(what, Encoding.UTF8.GetString(buffer, 0, Math.Min(length, ShownBytes)), inner, cutOff);

    // A broken connection is returned rather than thrown: what came before it belongs into the message.
    private async Task<(byte[] Buffer, int Length, Exception? Broken)> ReadAllAsync(int limit = int.MaxValue)
    {
        int expected = (int)Math.Min(ContentHeaders.ContentLength ?? 0, 16 * 1024 * 1024);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Max(expected + 1, 4096));
        int length = 0;
        try
        {
            using var body = await OpenAsync().ConfigureAwait(false);
            while (true)
            {
                int read = await body.ReadAsync(buffer, length, buffer.Length - length, _timer.Token).ConfigureAwait(false);
                length += read;
                if (read == 0 || length >= limit)
                    return (buffer, length, null);
                if (length == buffer.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    Buffer.BlockCopy(buffer, 0, larger, 0, length);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }
        }
        // The status of an error is worth more than that its words were slow.
        catch (Exception exception) when (exception is IOException or HttpRequestException || (exception is Mka1TimeoutException && limit == LongestText))
        {
            return (buffer, length, exception);
        }
    }
}
