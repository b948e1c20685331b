using System.Diagnostics;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Batches as a wait sees them: each with its pace and a bar of its own.</summary>
internal sealed class WaitableBatches(BatchClient client) : Waitable<Batch>
{
    // More bars would fill the screen. The parent bar counts all batches.
    private const int MostBars = 10;

    private readonly Dictionary<string, BatchPace> _paces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _bars = new(StringComparer.Ordinal);
    private readonly Stopwatch _time = Stopwatch.StartNew();

    public override ObjectKind Kind => BatchClient.Kind;

    public override string StopCmdlet => "Stop-Mka1Batch";

    public override Task<Batch> ReadAsync(string id, CancellationToken cancellationToken) => client.GetAsync(id, cancellationToken);

    public override bool IsFinished(Batch item) => BatchStatus.IsTerminal(item.Status);

    public override string GetStatus(Batch item) => item.Status;

    public override string GetState(Batch item) => item.RequestCounts is { Total: > 0 } counts ? $"{item.Status}, {counts}" : item.Status;

    public override double? GetCompletion(Batch item) =>
        item.RequestCounts is { Total: > 0 } counts ? Math.Min((counts.Completed + counts.Failed) / (double)counts.Total, 1) : null;

    public override TimeSpan GetPollDelay(string id, Batch? item) => Pace(id).GetPollDelay(TimeLeft(id, item));

    public override ProgressRecord? CreateProgressRecord(string id, Batch item)
    {
        // Bar 0 is the parent.
        if (!_bars.TryGetValue(id, out int bar))
        {
            if (IsFinished(item) || _bars.Count == MostBars)
                return null;
            _bars[id] = bar = _bars.Count + 1;
        }
        var left = TimeLeft(id, item);
        return new ProgressRecord(bar, id, GetState(item))
        {
            ParentActivityId = 0,
            PercentComplete = GetCompletion(item) is double done ? (int)(100 * done) : -1,
            SecondsRemaining = left is TimeSpan time && time.TotalSeconds < int.MaxValue ? (int)time.TotalSeconds : -1,
        };
    }

    private TimeSpan? TimeLeft(string id, Batch? item) =>
        item?.RequestCounts is { Total: > 0 } counts ? Pace(id).TimeLeft(_time.Elapsed, counts.Completed + counts.Failed, counts.Total) : null;

    private BatchPace Pace(string id)
    {
        if (!_paces.TryGetValue(id, out var pace))
            _paces[id] = pace = new BatchPace();
        return pace;
    }
}
