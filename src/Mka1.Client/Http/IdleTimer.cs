using Mka1.Errors;
using Mka1.Languages;

namespace Mka1.Http;

/// <summary>
/// Cancels a call when no data moves for a given time; progress restarts the timer. The total time of an answer that is neither a
/// transfer nor a stream is limited too, so that an occasional byte does not keep the call alive.
/// </summary>
internal sealed class IdleTimer : IDisposable
{
    /// <summary>The minimum number of bytes for each second beyond the limit.</summary>
    public const int MinimumRate = 16 * 1024;

    private readonly Clock _clock;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _limit;
    private TimeSpan? _deadline;
    private bool _isTotalLimit;
    private int _isDisposed;

    public IdleTimer(Clock clock, TimeSpan limit, CancellationToken caller)
    {
        _clock = clock;
        _caller = caller;
        _limit = limit;
        _source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Token = _source.Token;
    }

    public CancellationToken Token { get; }

    /// <summary>The caller's token.</summary>
    public CancellationToken Caller => _caller;

    public TimeSpan Limit => _limit;

    /// <summary>True if the timer expired and the caller did not cancel.</summary>
    public bool Expired => Token.IsCancellationRequested && !_caller.IsCancellationRequested;

    /// <summary>Limits the total time to the limit plus one second for each <see cref="MinimumRate"/> bytes.</summary>
    public void LimitTotal() => _deadline = _limit == Timeout.InfiniteTimeSpan ? null : _clock.Uptime + _limit;

    /// <summary>Extends the total time by the bytes received.</summary>
    /// <exception cref="Mka1TimeoutException">The total time has expired.</exception>
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
            ? Messages.Get("AnswerTooSlow", _limit.TotalSeconds, MinimumRate / 1024)
            : Messages.Get("ServerSilent", _limit.TotalSeconds),
        requestSent: true,
        inner);

    public void Dispose()
    {
        // The answer and its call both dispose of the timer. An exception for each would cost a tenth of a short call.
        if (Volatile.Read(ref _isDisposed) != 0)
            return;
        Pause();
        Volatile.Write(ref _isDisposed, 1);
        _source.Dispose();
    }

    private void Set(TimeSpan time)
    {
        if (Volatile.Read(ref _isDisposed) != 0)
            return;
        try
        {
            _clock.CancelAfter(_source, time);
        }
        catch (ObjectDisposedException)
        {
            // An upload may still write while its early answer is closed.
        }
    }
}
