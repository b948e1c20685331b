using System.Net.Http.Headers;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Files;

/// <summary>
/// The content of a file as one stream that resumes: after a connection failure it requests the rest by range, or skips the bytes
/// already read if the server does not support ranges. It ends only after all bytes. A cancelled read closes it.
/// </summary>
/// <param name="api">Sends the calls.</param>
/// <param name="createRequest">Creates the request with the headers of a range.</param>
/// <param name="length">The expected size; null if it is unknown.</param>
internal sealed class ContentStream(Api api, Func<Action<HttpRequestHeaders>, ApiRequest> createRequest, long? length = null) : Stream
{
    // The limit for content of undeclared size, larger than any file of the platform.
    private const long MaximumUndeclaredSize = 64L * 1024 * 1024 * 1024;

    // A connection that received at least this, or a fraction of the total, resets the count of failures.
    private const int MinimumProgress = 64 * 1024;
    private const int MaximumConnections = 64;
    private const int BufferSize = 128 * 1024;
    private readonly CancellationTokenSource _life = new();
    private ApiAnswer? _answer;
    private Stream? _body;
    private EntityTagHeaderValue? _tag;
    private long _position;
    private long _received;
    private int _failures;
    private bool _ended;

    /// <summary>Whether the rest is requested after a failure. Only content that never changes can be resumed.</summary>
    public bool IsResumable { get; init; } = true;

    /// <summary>The size that the server declared; null if it did not.</summary>
    public long? Total { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadCoreAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Sends the call before the first read, so that the headers of the answer are known.</summary>
    public async Task<ApiAnswer> OpenAsync(CancellationToken cancellationToken)
    {
        using var cancelling = cancellationToken.Register(static life => ((CancellationTokenSource)life!).Cancel(), _life);
        await ConnectAsync().ConfigureAwait(false);
        return _answer!;
    }

    /// <summary>Copies the content to a stream.</summary>
    public async Task SaveAsync(Stream target, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        int read;
        while ((read = await ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await target.WriteAsync(buffer, 0, read, cancellationToken).ConfigureAwait(false);
            progress?.Report(new TransferProgress(_position, Total));
        }
    }

    /// <summary>Records an error of the content in its call.</summary>
    public T RecordFailure<T>(T error)
        where T : Mka1Exception => _answer is null ? error : _answer.RecordFailure(error);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (!_ended)
                _answer?.GiveUp();
            Disconnect();
            _life.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task<int> ReadCoreAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (count == 0)
            return 0;
        // A connection outlives the read that opened it, so each read can cancel it only while the read runs.
        using var cancelling = cancellationToken.Register(static life => ((CancellationTokenSource)life!).Cancel(), _life);
        try
        {
            return await ReadWithResumeAsync(buffer, offset, count).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Other exceptions are cancellations by the caller.
            if (exception is Mka1Exception error)
                _answer?.RecordFailure(error);
            else
                _answer?.GiveUp();
            Disconnect();
            throw;
        }
    }

    private async Task<int> ReadWithResumeAsync(byte[] buffer, int offset, int count)
    {
        while (true)
        {
            Exception? failure = null;
            try
            {
                if (_body is null)
                    await ConnectAsync().ConfigureAwait(false);
                int read = await _body!.ReadAsync(buffer, offset, count, _life.Token).ConfigureAwait(false);
                if (_position + read > MaximumLength)
                    throw CreateTooLongException();
                _position += read;
                _received += read;
                if (read > 0 && _received >= Math.Min(MinimumProgress, (Total ?? length ?? long.MaxValue) / MaximumConnections))
                    _failures = 0;
                if (read > 0)
                    return read;
                if (Total is null || _position == Total)
                {
                    _ended = true;
                    return 0;
                }
                failure = CreateConnectionException(null);
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                // A connection that the caller cancels may fail as if the server had closed it.
                _life.Token.ThrowIfCancellationRequested();
                failure = CreateConnectionException(exception);
            }
            // A timeout before the first byte is not resumed, nor is a second timeout in a row.
            catch (Mka1TimeoutException timeout) when (_position > 0 && _failures == 0)
            {
                failure = timeout;
                _answer?.RecordFailure(timeout);
            }
            Disconnect();
            _life.Token.ThrowIfCancellationRequested();
            if (!IsResumable)
                throw failure!;
            if (++_failures > api.MaximumRetryCount)
                throw new Mka1ConnectionException(Messages.Get("TransferNotResumed", Progress), requestSent: true, failure);
            await api.Transport.Clock.Delay(RetryPolicy.Backoff(_failures), _life.Token).ConfigureAwait(false);
        }
    }

    private async Task ConnectAsync()
    {
        var request = createRequest(headers =>
        {
            if (_position == 0)
                return;
            headers.Range = new RangeHeaderValue(_position, null);
            if (_tag is { IsWeak: false })
                headers.IfRange = new RangeConditionHeaderValue(_tag);
        });
        _answer = await api.OpenAsync(request, _life.Token).ConfigureAwait(false);
        var tag = _answer.Headers.ETag;
        bool partial = _answer.StatusCode == 206;
        long? total = partial ? _answer.ContentHeaders.ContentRange?.Length : _answer.ContentHeaders.ContentLength;
        if (_position > 0 && ((_tag is not null && tag is not null && !_tag.Equals(tag)) || (Total is not null && total is not null && total != Total)))
            throw _answer.CreateProtocolException("has other content than before the connection failed: the file was changed in between", string.Empty);
        if (partial && _answer.ContentHeaders.ContentRange?.From != _position)
            throw _answer.CreateProtocolException($"is a range that does not begin at byte {_position}", string.Empty);
        _tag ??= tag;
        Total ??= total;
        // Checked before anything is written to disk.
        if (total > MaximumLength)
            throw CreateTooLongException();
        _received = 0;
        _body = await _answer.OpenAsync().ConfigureAwait(false);
        if (!partial)
            await SkipAsync(_position).ConfigureAwait(false);
    }

    private async Task SkipAsync(long count)
    {
        byte[] scratch = new byte[(int)Math.Min(count, BufferSize)];
        while (count > 0)
        {
            int read = await _body!.ReadAsync(scratch, 0, (int)Math.Min(count, scratch.Length), _life.Token).ConfigureAwait(false);
            if (read == 0)
                throw new IOException("The connection ended before the position to resume at.");
            count -= read;
        }
    }

    private long MaximumLength => Math.Min(length ?? long.MaxValue, Total ?? (length is null ? MaximumUndeclaredSize : long.MaxValue));

    private Mka1ProtocolException CreateTooLongException() => _answer!.CreateProtocolException(
        Total is null && length is null ? $"continues after {MaximumLength} bytes without a declared size" : $"continues after the {MaximumLength} bytes that the file has", string.Empty);

    private LocalText Progress => Total is long total ? Messages.Get("TransferredBytesOfTotal", _position, total) : Messages.Get("TransferredBytes", _position);

    private Mka1ConnectionException? CreateConnectionException(Exception? reason) => _answer?.CreateConnectionException(Messages.Get("TransferBroken", Progress), reason);

    private void Disconnect()
    {
        _body?.Dispose();
        _answer?.Dispose();
        _body = null;
        _answer = null;
    }
}
