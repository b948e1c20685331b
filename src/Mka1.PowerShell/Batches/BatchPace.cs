using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>How fast a batch goes, as seen from look to look: when it will end, and when to look again.</summary>
internal sealed class BatchPace
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2);
    private readonly PollSchedule _polling = new();
    private (TimeSpan Time, long Done)? _first;

    /// <summary>How long it will take still; null while that cannot be told.</summary>
    /// <param name="now">The time of this look, from whatever beginning.</param>
    /// <param name="done">How many requests are done.</param>
    /// <param name="total">How many there are.</param>
    public TimeSpan? TimeLeft(TimeSpan now, long done, long total)
    {
        _first ??= (now, done);
        var (time, begin) = _first.Value;
        double took = (now - time).TotalSeconds;
        // A longer wait overflows TimeSpan.
        return done > begin && took > 0 ? TimeSpan.FromSeconds(Math.Min(Math.Max(total - done, 0) * took / (done - begin), int.MaxValue)) : null;
    }

    /// <summary>From 2 s on to 60 s, but not long after the estimated end.</summary>
    /// <param name="left">How long it will take still, if that is known.</param>
    public TimeSpan GetPollDelay(TimeSpan? left)
    {
        var next = _polling.GetNextDelay();
        return left is not TimeSpan time || time >= next ? next
            : time > Soonest ? time : Soonest;
    }
}
