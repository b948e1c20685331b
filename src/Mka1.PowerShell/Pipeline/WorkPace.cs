namespace Mka1.PowerShell.Pipeline;

/// <summary>Estimates the remaining time of an object of many requests from its polls, and the delay before the next poll.</summary>
internal sealed class WorkPace
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(2);
    private readonly PollSchedule _polling = new();
    private (TimeSpan Time, long Done)? _first;

    /// <summary>Estimates the remaining time; null without enough data.</summary>
    /// <param name="now">The time of this poll, since any fixed start.</param>
    /// <param name="done">The number of processed requests.</param>
    /// <param name="total">The number of all requests.</param>
    public TimeSpan? EstimateRemaining(TimeSpan now, long done, long total)
    {
        _first ??= (now, done);
        var (time, startDone) = _first.Value;
        double elapsed = (now - time).TotalSeconds;
        // A longer time overflows TimeSpan.
        return done > startDone && elapsed > 0 ? TimeSpan.FromSeconds(Math.Min(Math.Max(total - done, 0) * elapsed / (done - startDone), int.MaxValue)) : null;
    }

    /// <summary>Gets the delay before the next poll: 2 s to 60 s, but not beyond the estimated end.</summary>
    /// <param name="remaining">The estimated remaining time, if it is known.</param>
    public TimeSpan GetPollDelay(TimeSpan? remaining)
    {
        var next = _polling.GetNextDelay();
        return remaining is not TimeSpan time || time >= next ? next
            : time > ShortestDelay ? time : ShortestDelay;
    }
}
