using Mka1.Http;

namespace Mka1.Client.Tests.Wire;

/// <summary>A clock on which waits pass at once, and silence lasts too long when the test says so.</summary>
internal sealed class FakeClock : Clock
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly HashSet<CancellationTokenSource> _armed = [];
    private TimeSpan _uptime;
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset Now
    {
        get
        {
            lock (_lock)
                return _now;
        }
    }

    public override TimeSpan Uptime
    {
        get
        {
            lock (_lock)
                return _uptime;
        }
    }

    /// <summary>True keeps waits from passing.</summary>
    public bool HoldsWaits { get; init; }

    /// <summary>The waits that were asked for, in their order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public override Task Delay(TimeSpan time, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waits.Add(time);
            if (!HoldsWaits)
                _now += time;
        }
        return HoldsWaits ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken)
            : cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken)
            : Task.CompletedTask;
    }

    public override void CancelAfter(CancellationTokenSource source, TimeSpan time)
    {
        lock (_lock)
        {
            if (time == Timeout.InfiniteTimeSpan)
                _armed.Remove(source);
            else
                _armed.Add(source);
        }
    }

    /// <summary>Waits until the client waits for the server, and then for longer than it is patient.</summary>
    public Task ServerIsSilentTooLongAsync() => Condition.BecomesTrueAsync(Expire);

    /// <summary>Lets time pass in which no silence is too long.</summary>
    public void Pass(TimeSpan time)
    {
        lock (_lock)
            _uptime += time;
    }

    /// <summary>Sets the time of day forward.</summary>
    public void Advance(TimeSpan time)
    {
        lock (_lock)
            _now += time;
    }

    private bool Expire()
    {
        // Under the lock, so that no source is disposed of meanwhile.
        lock (_lock)
        {
            var armed = _armed.ToArray();
            foreach (var source in armed)
                _ = source.CancelAsync();
            return armed.Length > 0;
        }
    }
}
