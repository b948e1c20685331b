using Mka1.Errors;

namespace Mka1.Http;

/// <summary>
/// Cancels when nothing has moved for a given time; each sign of life starts it anew. An answer that is no transfer and no
/// stream is limited as a whole, too, so that a byte now and then does not keep it alive.
/// </summary>
internal sealed class IdleTimer : IDisposable
{
    /// <summary>Each second that an answer takes beyond the limit must have brought this many bytes.</summary>
    public const int MinimumRate = 16 * 1024;

    private readonly Clock _clock;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;
    private TimeSpan? _deadline;
    private bool _isTotalLimit;

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

    /// <summary>True if the time ran out, and it was not the caller who cancelled.</summary>
    public bool Expired => Token.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>From now on all that comes must come within the limit, and a second more for each <see cref="MinimumRate"/> bytes of it.</summary>
    public void LimitTotal() => _deadline = _limit == Timeout.InfiniteTimeSpan ? null : _clock.Uptime + _limit;

    /// <summary>Gives the whole the time that its bytes are worth.</summary>
    /// <exception cref="Mka1TimeoutException">The time of the whole is over.</exception>
    public void Received(int bytes)
    {
        if (_deadline is not TimeSpan deadline)
            return;
        deadline += TimeSpan.FromSeconds((double)bytes / MinimumRate);
        _deadline = deadline;
        _isTotalLimit = _clock.Uptime >= deadline;
        if (_isTotalLimit)
            throw CreateException(null);
    }

    public void Restart()
    {
        var rest = _deadline - _clock.Uptime;
        _isTotalLimit = rest < _limit;
        Set(!_isTotalLimit ? _limit : rest > TimeSpan.Zero ? rest.Value : TimeSpan.Zero);
    }

    public void Pause() => Set(Timeout.InfiniteTimeSpan);

    public Mka1TimeoutException CreateException(Exception? inner) => new(
        _isTotalLimit
            ? $"The server's answer came too slowly: it was not complete after {_limit.TotalSeconds:0.###} s and a second for each {MinimumRate / 1024} KiB. A longer limit can be set with OperationTimeoutSeconds."
            : $"The server was silent for {_limit.TotalSeconds:0.###} s.",
        requestSent: true,
        inner);

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
