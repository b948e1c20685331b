using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Languages;
using Mka1.Lists;

namespace Mka1.Http;

/// <summary>An answer whose headers have been read. Reads of its body are limited by the idle timer.</summary>
internal sealed class ApiAnswer : IDisposable
{
    // Longer than any token, so that a truncated token is still redacted.
    public const int ExcerptBytes = 64 * 1024;

    // The maximum size of the body of an error.
    private const int MaximumErrorSize = 1024 * 1024;

    // The buffer is allocated by the declared length up to this size.
    private const int MaximumInitialBuffer = 64 * 1024 * 1024;

    private const int MaximumPooledBuffer = 1024 * 1024;

    private const string FewerObjects = "; for a list, request fewer objects per page";

    private readonly HttpResponseMessage _response;
    private readonly IdleTimer _timer;
    private readonly CallAttempt _attempt;
    private readonly int _maximumSize;

    public ApiAnswer(HttpResponseMessage response, IdleTimer timer, Redaction redaction, CallAttempt attempt, int maximumSize)
    {
        Redaction = redaction;
        _response = response;
        _timer = timer;
        _attempt = attempt;
        _maximumSize = maximumSize;
        RequestId = response.Headers.TryGetValues("X-Request-ID", out var ids) && ids.FirstOrDefault() is string id ? VisibleText.EscapeLine(redaction.Redact(id)) : null;
    }

    public Redaction Redaction { get; }

    /// <summary>True if the answer is a secret that no error may quote.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The maximum size of an answer, or of an event of a stream, in bytes.</summary>
    public int MaximumSize => _maximumSize;

    public int StatusCode => (int)_response.StatusCode;

    public bool IsSuccess => _response.IsSuccessStatusCode;

    public string? RequestId { get; }

    /// <summary>The request id at the end of a message; empty if there is none.</summary>
    public LocalText RequestIdText => RequestId is null ? string.Empty : LocalText.Join(" ", Messages.Get("RequestId", RequestId));

    public string? ReasonPhrase => _response.ReasonPhrase;

    public HttpResponseHeaders Headers => _response.Headers;

    public HttpContentHeaders ContentHeaders => _response.Content.Headers;

    public bool IsEventStream =>
        string.Equals(ContentHeaders.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the body as a stream that fails when the server sends nothing for too long.</summary>
    public async Task<Stream> OpenAsync() => new IdleTimeoutStream(
#if NET8_0_OR_GREATER
        await _response.Content.ReadAsStreamAsync(_timer.Token).ConfigureAwait(false),
#else
        await _response.Content.ReadAsStreamAsync().ConfigureAwait(false),
#endif
        _timer);

    /// <summary>Reads the whole body as one JSON value.</summary>
    /// <exception cref="Mka1ProtocolException">It is empty, truncated, too large or not JSON.</exception>
    public async Task<JsonElement> ReadJsonAsync() =>
        await ReadJsonOrNothingAsync().ConfigureAwait(false) ?? throw CreateProtocolException("is empty", string.Empty);

    /// <summary>Reads the whole body as one JSON value; null if it is empty.</summary>
    /// <exception cref="Mka1ProtocolException">It is truncated, too large or not JSON.</exception>
    public Task<JsonElement?> ReadJsonOrNothingAsync() => ReadAsync(static utf8 => (JsonElement?)JsonText.Parse(utf8.Span));

    /// <summary>Reads the whole body as bytes; null if it is blank.</summary>
    /// <exception cref="Mka1ProtocolException">It is truncated or too large.</exception>
    public Task<byte[]?> ReadBytesAsync() => ReadAsync(static bytes => (byte[]?)bytes.ToArray());

    /// <summary>Reads the whole body as a page of a list.</summary>
    /// <param name="takesArray">Whether the page may be an array without a list object.</param>
    /// <param name="member">The member that may have the objects, other than <c>data</c>; null for none.</param>
    /// <exception cref="Mka1ProtocolException">It is empty, truncated, too large, not JSON or not a list.</exception>
    public async Task<ListPage> ReadPageAsync(bool takesArray, string? member)
    {
        var page = await ReadAsync(utf8 => ListPage.Parse(utf8, takesArray, member)).ConfigureAwait(false) ?? throw CreateProtocolException("is empty", string.Empty);
        return page.Fault is null ? page : throw CreateProtocolException(page.Fault, page.Beginning);
    }

    /// <summary>Reads the body of an error as text, as much of it as arrives.</summary>
    public async Task<string> ReadTextAsync()
    {
        var (buffer, length, failure) = await ReadAllAsync(MaximumErrorSize, isError: true).ConfigureAwait(false);
        string text = Encoding.UTF8.GetString(buffer, 0, length);
        // An abandoned read may still write into the buffer.
        if (failure is null)
            ReturnBuffer(buffer);
        return text;
    }

    /// <summary>Sets the request id and attempts of an error that occurred in the body, and records it in the log.</summary>
    public T RecordFailure<T>(T error)
        where T : Mka1Exception
    {
        error.RequestId ??= RequestId;
        error.Attempts = _attempt.Number;
        // Later errors are consequences of the first one.
        if (_attempt.LogEntry is { Error: null } entry)
            entry.Error = Redaction.RedactMessage(Mka1Exception.GetLogMessage(error));
        return error;
    }

    /// <summary>Creates the error for a body that ended early, without the token in the message of the framework.</summary>
    public Mka1ConnectionException CreateConnectionException(LocalText what, Exception? reason) => RecordFailure(new Mka1ConnectionException(
        LocalText.Join(what, reason is null ? "." : $": {Redaction.Redact(Transport.GetInnermostMessage(reason))}"), requestSent: true, reason is null ? null : Redaction.OmitIfSecret(reason)));

    /// <summary>Records in the log that the caller does not read the rest.</summary>
    public void GiveUp()
    {
        if (_attempt.LogEntry is { Error: null } entry)
            entry.GivenUp = true;
    }

    public Mka1ProtocolException CreateProtocolException(string what, string text, Exception? inner = null, bool isTruncated = false)
    {
        // Images, audio and archives have null characters at their beginnings, and would only garble a message.
        string excerpt = (IsSecret && IsSuccess) || text.IndexOf('\0', 0, Math.Min(text.Length, 200)) >= 0 ? string.Empty : Excerpt.Create(Redaction.Redact(text.Length > ExcerptBytes ? text.Substring(0, ExcerptBytes) : text));
        string begins = excerpt.Length == 0 ? string.Empty : $" It begins: {excerpt}";
        string message = $"The server's answer {what} (status {StatusCode}, {ContentHeaders.ContentType?.MediaType ?? "no content type"}).";
        return RecordFailure(new Mka1ProtocolException(Redaction.Redact(message) + begins, excerpt, inner is null ? null : Redaction.OmitIfSecret(inner))
        {
            IsTruncated = isTruncated,
            StatusCode = StatusCode,
        });
    }

    /// <param name="what">The beginning of the description, such as "is larger".</param>
    /// <param name="text">The beginning of the answer.</param>
    /// <param name="cure">A correction; empty for none.</param>
    public Mka1ProtocolException CreateTooLargeException(string what, string text, string cure = "") =>
        CreateProtocolException($"{what} than {_maximumSize / 1024.0 / 1024:0.###} MiB, the limit of MaximumAnswerSize{cure}", text);

    public void Dispose()
    {
        _response.Dispose();
        _timer.Dispose();
    }

    private static byte[] RentBuffer(int size) => size <= MaximumPooledBuffer ? ArrayPool<byte>.Shared.Rent(size) :
#if NET8_0_OR_GREATER
        GC.AllocateUninitializedArray<byte>(size);
#else
        new byte[size];
#endif

    // Larger buffers did not come from the pool.
    private static void ReturnBuffer(byte[] buffer)
    {
        if (buffer.Length <= MaximumPooledBuffer)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private static ReadOnlyMemory<byte> SkipByteOrderMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith("\uFEFF"u8) ? utf8.Slice(3) : utf8;

    private static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        foreach (byte value in utf8)
        {
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }
        return true;
    }

    private async Task<T?> ReadAsync<T>(Func<ReadOnlyMemory<byte>, T> parse)
    {
        var (buffer, length, failure) = await ReadAllAsync(_maximumSize, isError: false).ConfigureAwait(false);
        try
        {
            if (failure is not null)
                throw CreateProtocolException("was truncated", buffer, length, failure, isTruncated: true);
            var utf8 = SkipByteOrderMark(buffer.AsMemory(0, length));
            return IsBlank(utf8.Span) ? default : parse(utf8);
        }
        // Without the inner exception, because its message may quote the answer.
        catch (JsonException)
        {
            throw CreateProtocolException("is not valid JSON", buffer, length);
        }
        catch (Exception exception) when (JsonText.IsTooLarge(exception))
        {
            throw CreateProtocolException("has too many or too long values", buffer, length);
        }
        finally
        {
            ReturnBuffer(buffer);
        }
    }

    private Mka1ProtocolException CreateProtocolException(string what, byte[] buffer, int length, Exception? inner = null, bool isTruncated = false) =>
        CreateProtocolException(what, Encoding.UTF8.GetString(buffer, 0, Math.Min(length, ExcerptBytes)), inner, isTruncated);

    // A connection error is returned rather than thrown, because the message includes the bytes before it.
    private async Task<(byte[] Buffer, int Length, Exception? Failure)> ReadAllAsync(int limit, bool isError)
    {
        if (ContentHeaders.ContentLength > limit && !isError)
            throw CreateTooLargeException("is larger", string.Empty, FewerObjects);
        // One byte more than the limit or the declared length, to detect a longer body.
        int expected = (int)Math.Min(ContentHeaders.ContentLength ?? 0, Math.Min(limit, MaximumInitialBuffer));
        byte[] buffer = RentBuffer(Math.Max(expected + 1, 4096));
        int length = 0;
        _timer.LimitTotal();
        try
        {
            using var body = await OpenAsync().ConfigureAwait(false);
            while (true)
            {
                int read = await body.ReadAsync(buffer, length, buffer.Length - length, _timer.Token).ConfigureAwait(false);
                length += read;
                if (read == 0 || (isError && length >= limit))
                    return (buffer, length, null);
                if (length > limit)
                    throw CreateTooLargeException("is larger", Encoding.UTF8.GetString(buffer, 0, Math.Min(length, ExcerptBytes)), FewerObjects);
                _timer.Received(read);
                if (length == buffer.Length)
                {
                    byte[] larger = RentBuffer((int)Math.Min(buffer.Length * 2L, limit + 1L));
                    Buffer.BlockCopy(buffer, 0, larger, 0, length);
                    ReturnBuffer(buffer);
                    buffer = larger;
                }
            }
        }
        // For an error answer, its status matters more than a timeout of its body.
        catch (Exception exception) when (exception is IOException or HttpRequestException || (exception is Mka1TimeoutException && isError))
        {
            return (buffer, length, exception);
        }
    }
}
