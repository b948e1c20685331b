namespace Mka1.Http;

/// <summary>Cancels when nothing has moved for a given time; each sign of life starts it anew.</summary>
internal sealed class IdleTimer : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;

    public IdleTimer(TimeSpan limit, CancellationToken caller)
    {
        _caller = caller;
        _limit = limit;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
    }

    public CancellationToken Token => _source.Token;

    public TimeSpan Limit => _limit;

    /// <summary>True if silence, and not the caller, cancelled.</summary>
    public bool Expired => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Restart() => _source.CancelAfter(_limit);

    public void Pause() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _source.Dispose();
}
