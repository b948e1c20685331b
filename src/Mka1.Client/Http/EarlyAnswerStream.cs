#if NET8_0_OR_GREATER
namespace Mka1.Http;

/// <summary>
/// A connection of HTTP/1.1 on which an answer is heard that comes while the request is still being sent. The framework reads
/// nothing before it has written all: a server that refuses an upload and closes would be a broken connection to it. Here what
/// cannot be written any more, or is refused already, is dropped without a word, and the answer is what is read next. A new
/// connection that breaks before an answer is a failure here, too, rather than something to try again unseen.
/// </summary>
internal sealed class EarlyAnswerStream(Stream inner) : Stream
{
    private const int PeekSize = 4096;

    // Who refuses a body of this size may close the connection without a word, which the next request on it would suffer from.
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
    private bool _answered;

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
            if (read == 0 && !buffer.IsEmpty && !_answered)
                throw new IOException("The server closed the connection without an answer.");
            _answered |= read > 0;
            return read;
        }
        // The framework would open up to three more connections and send the request on each; how often, is for the caller to say.
        catch (IOException exception) when (!_answered)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isSpent)
            return ValueTask.FromException(new IOException("The server refused the request before this one while it was sent."));
        if (_isDiscarding)
            return default;
        _written += buffer.Length;
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

    // A status line of 300 and above. What informs (100, say) or accepts does not end a request.
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
            // A read into no room waits for data, and reads none.
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
        // An answer that refuses says why. Without one, whoever reads is told of this.
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

    // The connection is not for another request, as that one would begin amid the rest of this one: the framework closes it.
    private void SetRefused(ReadOnlySpan<byte> head)
    {
        int line = head.IndexOf((byte)'\n') + 1;
        _held = (byte[])[.. head.Slice(0, line), .. "Connection: close\r\n"u8, .. head.Slice(line)];
        _isDiscarding = true;
        _refused.TrySetResult();
    }

    // Two reads of a connection at once would mix up its bytes.
    private Task<int>? GetPeek()
    {
        lock (_stop)
        {
            _reading = _peek is null && _held.IsEmpty;
            return _peek;
        }
    }

    // What was not written is lost, and an answer that accepts it is not one to it.
    private void ThrowIfWriteFailed()
    {
        if (_writeError is not null && !_refused.Task.IsCompleted)
            throw new IOException(_writeError.Message, _writeError);
    }

    private int ReadHeld(Memory<byte> buffer)
    {
        // Whoever gets the answer has sent its request: what is written after that is another, for which this connection is spent.
        _isSpent |= _isDiscarding && !buffer.IsEmpty;
        int count = Math.Min(buffer.Length, _held.Length);
        _held.Slice(0, count).CopyTo(buffer);
        _held = _held.Slice(count);
        return count;
    }
}
#endif
