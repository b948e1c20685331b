namespace Mka1.Http;

/// <summary>A body's stream that fails when no byte came for the timer's time.</summary>
internal sealed class IdleTimeoutStream(Stream inner, IdleTimer timer) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Task<int> read;
        try
        {
            read = inner.ReadAsync(buffer, offset, count, timer.Token);
        }
        // Decoders throw some faults before there is a task of them.
        catch (Exception exception)
        {
            read = Task.FromException<int>(exception);
        }
        return WithTimeoutAsync(read);
    }

#if NET8_0_OR_GREATER
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ValueTask<int> read;
        try
        {
            read = inner.ReadAsync(buffer, timer.Token);
        }
        catch (Exception exception)
        {
            read = new ValueTask<int>(Task.FromException<int>(exception));
        }
        return read.IsCompletedSuccessfully ? read : new ValueTask<int>(WithTimeoutAsync(read.AsTask()));
    }
#endif

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsEndOfConnection(Exception exception) =>
        exception is OperationCanceledException or IOException or ObjectDisposedException;

    private async Task<int> WithTimeoutAsync(Task<int> read)
    {
        timer.Restart();
        try
        {
#if NET8_0_OR_GREATER
            return await read.ConfigureAwait(false);
#else
            return await WithCancellationAsync(read).ConfigureAwait(false);
#endif
        }
        // A body that is torn down by the timer may show as a broken stream rather than as cancelled.
        catch (Exception exception) when (timer.Expired && IsEndOfConnection(exception))
        {
            throw timer.CreateException(exception);
        }
        // .NET Framework breaks the connection to cancel, and that is what the reader sees.
        catch (Exception exception) when (timer.Caller.IsCancellationRequested && exception is IOException or ObjectDisposedException)
        {
            throw new OperationCanceledException(exception.Message, exception, timer.Caller);
        }
        // A broken compressed body, which each decoder tells by an exception of its own, is a broken connection to whoever reads it.
        catch (Exception exception) when (exception is not (IOException or HttpRequestException or OperationCanceledException))
        {
            throw new IOException(exception.Message, exception);
        }
        finally
        {
            timer.Pause();
        }
    }

#if !NET8_0_OR_GREATER
    // .NET Framework looks at a read's token before the read only: one that waits for a silent server is left behind.
    private async Task<int> WithCancellationAsync(Task<int> read)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (timer.Token.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(read, cancelled.Task).ConfigureAwait(false) == read)
                return await read.ConfigureAwait(false);
        }
        _ = read.ContinueWith(static left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _ = Task.Run(inner.Dispose);
        throw new OperationCanceledException(timer.Token);
    }
#endif
}
