#if NET8_0_OR_GREATER
namespace Mka1.Http;

/// <summary>
/// An HTTP/1.1 connection that detects an answer while the request is still being sent. The framework reads nothing before it has
/// written everything: it reports a server that rejects an upload and closes the connection as a connection error. This stream
/// discards writes that fail or follow a rejection, so that the framework reads the answer. It also prevents the framework from
/// resending on another connection, unseen, a request whose connection fails before an answer.
/// </summary>
internal sealed class EarlyAnswerStream(Stream inner) : Stream
{
    private const int PeekSize = 4096;

    // A server that rejects a larger body may close the connection, so the connection is not reused.
    private const int LargeBody = 64 * 1024;
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private ReadOnlyMemory<byte> _held;
    private Task<int>? _peek;
    private byte[] _peeked = [];
    private long _written;
    private bool _reading;
    private volatile IOException? _writeError;
    private volatile bool _waiting;
    private volatile bool _isDiscarding;
    private bool _isSpent;
    private volatile bool _hasAnswer;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            int read = await ReadAnswerAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0 && !buffer.IsEmpty && !_hasAnswer)
                throw new IOException("The server closed the connection without an answer.");
            _hasAnswer |= read > 0;
            return read;
        }
        // After an IOException the framework would retry on up to three more connections; the caller decides about retries.
        catch (IOException exception) when (!_hasAnswer)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isSpent)
            return ValueTask.FromException(new IOException("The server rejected the previous request while it was sent."));
        if (_isDiscarding)
            return default;
        _written += buffer.Length;
        _hasAnswer = false;
        var write = inner.WriteAsync(buffer, cancellationToken.CanBeCanceled ? cancellationToken : _stop.Token);
        return write.IsCompletedSuccessfully ? write : new ValueTask(UntilRefusedAsync(write.AsTask()));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _isDiscarding ? Task.CompletedTask : inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _stop.Dispose();
        }
        base.Dispose(disposing);
    }

    // A status line of 300 and above. Informational and success statuses do not end a request.
    private static bool IsRefusal(ReadOnlySpan<byte> head) =>
        head.Length > 12 && head.StartsWith("HTTP/1."u8) && head[9] is >= (byte)'3' and <= (byte)'9' && head.Contains((byte)'\n');

    private async ValueTask<int> ReadAnswerAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (GetPeek() is { } peek)
        {
            int count = await peek.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (_held.IsEmpty)
            {
                ThrowIfWriteFailed();
                _held = _peeked.AsMemory(0, count);
            }
            _written = 0;
            _peek = null;
            if (count == 0)
                return 0;
        }
        if (!_held.IsEmpty)
            return ReadHeld(buffer);
        try
        {
            int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            // A read into an empty buffer waits for data and reads none.
            if (buffer.IsEmpty)
                return read;
            bool early = _waiting || _writeError is not null || _written > LargeBody;
            if (read > 0)
                _written = 0;
            if (!early || !IsRefusal(buffer.Span.Slice(0, read)))
            {
                ThrowIfWriteFailed();
                return read;
            }
            SetRefused(buffer.Span.Slice(0, read));
            return ReadHeld(buffer);
        }
        finally
        {
            _reading = false;
        }
    }

    private async Task UntilRefusedAsync(Task write)
    {
        try
        {
            if (!write.IsCompleted)
            {
                _waiting = true;
                lock (_stop)
                {
                    if (!_reading && _peek is null && _held.IsEmpty)
                        _peek = PeekAsync();
                }
                await Task.WhenAny(write, _refused.Task).ConfigureAwait(false);
                _waiting = false;
            }
            if (_refused.Task.IsCompleted && !write.IsCompleted)
                await _stop.CancelAsync().ConfigureAwait(false);
            await write.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _isDiscarding = true;
        }
        // The reader gets the rejection, or this exception if there is none.
        catch (IOException exception)
        {
            _writeError = exception;
            _isDiscarding = true;
        }
    }

    private async Task<int> PeekAsync()
    {
        _peeked = new byte[PeekSize];
        int read = await inner.ReadAsync(_peeked).ConfigureAwait(false);
        if (IsRefusal(_peeked.AsSpan(0, read)))
            SetRefused(_peeked.AsSpan(0, read));
        return read;
    }

    // The framework must close the connection, because the rest of this request was not sent.
    private void SetRefused(ReadOnlySpan<byte> head)
    {
        int line = head.IndexOf((byte)'\n') + 1;
        _held = (byte[])[.. head.Slice(0, line), .. "Connection: close\r\n"u8, .. head.Slice(line)];
        _isDiscarding = true;
        _refused.TrySetResult();
    }

    // Prevents two concurrent reads of the connection.
    private Task<int>? GetPeek()
    {
        lock (_stop)
        {
            _reading = _peek is null && _held.IsEmpty;
            return _peek;
        }
    }

    // After a failed write, only a rejection is a valid answer.
    private void ThrowIfWriteFailed()
    {
        if (_writeError is not null && !_refused.Task.IsCompleted)
            throw new IOException(_writeError.Message, _writeError);
    }

    private int ReadHeld(Memory<byte> buffer)
    {
        // After the answer, writes belong to another request, which this connection cannot carry.
        _isSpent |= _isDiscarding && !buffer.IsEmpty;
        int count = Math.Min(buffer.Length, _held.Length);
        _held.Slice(0, count).CopyTo(buffer);
        _held = _held.Slice(count);
        return count;
    }
}
#endif
