using System.Net.Http.Headers;
using Mka1.Errors;
using Mka1.Http;

namespace Mka1.Files;

/// <summary>
/// A file's content as one stream over as many connections as it takes: after a break it asks for the rest by range, or
/// reads past what it has where the server has no ranges. It ends only when all bytes came. A read that is cancelled ends it.
/// </summary>
/// <param name="api">Makes the calls.</param>
/// <param name="createRequest">Makes the request, with the headers of a range.</param>
/// <param name="length">The size that it must have; null if that is not known.</param>
internal sealed class ContentStream(Api api, Func<Action<HttpRequestHeaders>, ApiRequest> createRequest, long? length = null) : Stream
{
    // Of content whose size nobody tells no more than this is taken: it is more than any file of the platform has.
    private const long MaximumUndeclaredSize = 64L * 1024 * 1024 * 1024;

    // A connection that brings less than this, and than a part of the whole, has brought nothing on.
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

    /// <summary>The size that the server promised; null if it did not.</summary>
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

    /// <summary>Writes all of it to a stream.</summary>
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

    /// <summary>Notes in an error about the content which call it belongs to.</summary>
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
        // A connection outlives the read that made it: each read has its own say over it, and only while it lasts.
        using var cancelling = cancellationToken.Register(static life => ((CancellationTokenSource)life!).Cancel(), _life);
        try
        {
            return await ReadWithResumeAsync(buffer, offset, count).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // What is no failure of the call is its caller's doing.
            if (exception is Mka1Exception failure)
                _answer?.RecordFailure(failure);
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
            Exception? broken = null;
            try
            {
                if (_body is null)
                    await OpenAsync().ConfigureAwait(false);
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
                broken = CreateConnectionException(null);
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException)
            {
                // A connection that a caller breaks off may look as if the server had.
                _life.Token.ThrowIfCancellationRequested();
                broken = CreateConnectionException(exception);
            }
            // At the beginning silence is what it is with any call; a server that was silent twice is not asked again.
            catch (Mka1TimeoutException silence) when (_position > 0 && _failures == 0)
            {
                broken = silence;
                _answer?.RecordFailure(silence);
            }
            Disconnect();
            _life.Token.ThrowIfCancellationRequested();
            if (++_failures > api.MaximumRetryCount)
                throw new Mka1ConnectionException($"The transfer broke after {Progress} and could not be resumed.", requestSent: true, broken);
            await api.Transport.Clock.Delay(RetryPolicy.Backoff(_failures), _life.Token).ConfigureAwait(false);
        }
    }

    private async Task OpenAsync()
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
            throw _answer.CreateProtocolException("holds another content than before the break: the file was changed in between", string.Empty);
        if (partial && _answer.ContentHeaders.ContentRange?.From != _position)
            throw _answer.CreateProtocolException($"is a range that does not begin at byte {_position}", string.Empty);
        _tag ??= tag;
        Total ??= total;
        // Before a byte of it takes room on the disk.
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
                throw new IOException("The connection ended before the place of the break.");
            count -= read;
        }
    }

    private long MaximumLength => Math.Min(length ?? long.MaxValue, Total ?? (length is null ? MaximumUndeclaredSize : long.MaxValue));

    private Mka1ProtocolException CreateTooLongException() => _answer!.CreateProtocolException(
        Total is null && length is null ? $"goes on after {MaximumLength} bytes without a word of its size" : $"goes on after the {MaximumLength} bytes that the file has", string.Empty);

    private string Progress => Total is long total ? $"{_position} of {total} bytes" : $"{_position} bytes";

    private Mka1ConnectionException? CreateConnectionException(Exception? reason) => _answer?.CreateConnectionException($"The connection broke after {Progress}", reason);

    private void Disconnect()
    {
        _body?.Dispose();
        _answer?.Dispose();
        _body = null;
        _answer = null;
    }
}
