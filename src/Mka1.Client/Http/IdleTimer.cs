namespace Mka1.Http;

/// <summary>Cancels when nothing has moved for a given time; each sign of life starts it anew.</summary>
internal sealed class IdleTimer : IDisposable
{
    private readonly Clock _clock;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;

    public IdleTimer(Clock clock, TimeSpan limit, CancellationToken caller)
    {
        _clock = clock;
        _caller = caller;
        _limit = limit;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Token = _source.Token;
    }

    public CancellationToken Token { get; }

    /// <summary>The caller's own.</summary>
    public CancellationToken Caller => _caller;

    public TimeSpan Limit => _limit;

    /// <summary>True if silence, and not the caller, cancelled.</summary>
    public bool Expired => Token.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Restart() => Set(_limit);

    public void Pause() => Set(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        Pause();
        _source.Dispose();
    }

    private void Set(TimeSpan time)
    {
        try
        {
            _clock.CancelAfter(_source, time);
        }
        catch (ObjectDisposedException)
        {
            // An upload may still write while its answer, which came early, is closed.
        }
    }
}
