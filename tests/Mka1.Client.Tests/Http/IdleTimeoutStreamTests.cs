using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Http;

namespace Mka1.Client.Tests.Http;

public sealed class IdleTimeoutStreamTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(7);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_read_that_heeds_no_token_is_left_by_who_cancels_and_when_it_is_silent_too_long(bool silence)
    {
        var clock = new FakeClock();
        using var cancel = new CancellationTokenSource();
        using var timer = new IdleTimer(clock, Limit, cancel.Token);
        using var inner = new Deaf();
        using var stream = new IdleTimeoutStream(inner, timer);
        var read = stream.ReadAsync(new byte[1], 0, 1, default);
        Assert.False(read.IsCompleted);
        if (silence)
        {
            await clock.ServerIsSilentTooLongAsync();
            await inner.EndUnlessLeftAsync(read);
            Assert.Contains("7 s", (await Assert.ThrowsAsync<Mka1TimeoutException>(() => read)).Message, StringComparison.Ordinal);
        }
        else
        {
            await cancel.CancelAsync();
            await inner.EndUnlessLeftAsync(read);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        }
    }

    [Fact]
    public async Task A_read_that_comes_in_time_is_as_it_was_and_a_fault_of_it_too()
    {
        var clock = new FakeClock();
        using var timer = new IdleTimer(clock, Limit, default);
        using var inner = new Deaf();
        using var stream = new IdleTimeoutStream(inner, timer);
        var read = stream.ReadAsync(new byte[1], 0, 1, default);
        inner.Complete(1);
        Assert.Equal(1, await read);
        read = stream.ReadAsync(new byte[1], 0, 1, default);
        inner.Fail(new IOException("broken"));
        Assert.Equal("broken", (await Assert.ThrowsAsync<IOException>(() => read)).Message);
        read = stream.ReadAsync(new byte[1], 0, 1, default);
        inner.Fail(new InvalidDataException("not gzip"));
        await Assert.ThrowsAsync<IOException>(() => read);
    }

    /// <summary>A stream as .NET Framework has it: a read that waits knows nothing of its token.</summary>
    private sealed class Deaf : MemoryStream
    {
        private TaskCompletionSource<int> _pending = new();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            _pending = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _pending.Task;
        }

        public void Complete(int count) => _pending.SetResult(count);

        public void Fail(Exception exception) => _pending.SetException(exception);

        /// <summary>The newer build trusts its handler, which ends the read; the older one has left it by then.</summary>
        public Task EndUnlessLeftAsync(Task read)
        {
#if CLIENT_NETSTANDARD
            Assert.False(_pending.Task.IsCompleted);
#else
            Fail(new IOException("aborted"));
#endif
            return Condition.BecomesTrueAsync(() => read.IsCompleted);
        }
    }
}
