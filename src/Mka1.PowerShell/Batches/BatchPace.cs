using System.Diagnostics;
using Mka1.Batches;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>How fast a batch goes, as seen from look to look: when it will end, and when to look again.</summary>
internal sealed class BatchPace
{
    private readonly PollSchedule _polling = new();
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private long? _doneAtFirst;
    private TimeSpan _first;

    /// <summary>The number of its progress bar; 0 for none.</summary>
    public int Bar { get; set; }

    /// <summary>How long it will take still; null while that cannot be told.</summary>
    public TimeSpan? TimeLeft(Batch batch)
    {
        if (batch.RequestCounts is not { Total: > 0 } counts)
            return null;
        long done = counts.Completed + counts.Failed;
        if (_doneAtFirst is not long begin)
        {
            _doneAtFirst = done;
            _first = _time.Elapsed;
            return null;
        }
        double took = (_time.Elapsed - _first).TotalSeconds;
        // Not even a century of waiting fits into a time span.
        return done > begin && took > 0 ? TimeSpan.FromSeconds(Math.Min((counts.Total - done) * took / (done - begin), int.MaxValue)) : null;
    }

    /// <summary>From 2 s on to 60 s, but not long after the estimated end.</summary>
    public TimeSpan NextLook(Batch? batch)
    {
        var next = _polling.Next();
        var soonest = TimeSpan.FromSeconds(2);
        return batch is not null && TimeLeft(batch) is TimeSpan left && left < next ? (left > soonest ? left : soonest) : next;
    }
}
