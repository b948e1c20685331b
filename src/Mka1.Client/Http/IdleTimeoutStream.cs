namespace Mka1.Http;

/// <summary>The stream of a body, which fails when no byte arrives within the limit of the timer.</summary>
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
        // Decoders throw some exceptions synchronously.
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
        // A read that the timer cancels may fail with other exceptions than a cancellation.
        catch (Exception exception) when (timer.Expired && IsEndOfConnection(exception))
        {
            throw timer.CreateException(exception);
        }
        // .NET Framework closes the connection to cancel, so the reader gets another exception.
        catch (Exception exception) when (timer.Caller.IsCancellationRequested && exception is IOException or ObjectDisposedException)
        {
            throw new OperationCanceledException(exception.Message, exception, timer.Caller);
        }
        // Each decoder throws its own exception for an invalid compressed body; callers expect an IOException.
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
    // .NET Framework checks the token only before a read, so a pending read is abandoned.
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
