using System.Diagnostics;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Lets a cmdlet wait for batches, each with an estimate and a progress bar.</summary>
internal sealed class WaitableBatches : Waitable<Batch>
{
    // More bars would fill the screen. The parent bar counts all batches.
    private const int MaximumBars = 10;

    private readonly Dictionary<string, BatchPace> _paces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _bars = new(StringComparer.Ordinal);
    private readonly Stopwatch _time = Stopwatch.StartNew();

    public override ObjectKind Kind => BatchClient.Kind;

    public override string StopCmdlet => "Stop-Mka1Batch";

    public override Task<Batch> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.Batches.GetAsync(id, cancellationToken);

    public override bool IsFinished(Batch item) => BatchStatus.IsTerminal(item.Status);

    public override string GetStatus(Batch item) => item.Status;

    public override string GetState(Batch item) => item.RequestCounts is { Total: > 0 } counts ? $"{item.Status}, {counts}" : item.Status;

    public override double? GetCompletion(Batch item) =>
        item.RequestCounts is { Total: > 0 } counts ? Math.Min((counts.Completed + counts.Failed) / (double)counts.Total, 1) : null;

    public override TimeSpan GetPollDelay(string id, Batch? item) => GetPace(id).GetPollDelay(EstimateRemaining(id, item));

    public override ProgressRecord? CreateProgressRecord(string id, Batch item)
    {
        // Bar 0 is the parent.
        if (!_bars.TryGetValue(id, out int bar))
        {
            if (IsFinished(item) || _bars.Count == MaximumBars)
                return null;
            _bars[id] = bar = _bars.Count + 1;
        }
        var remaining = EstimateRemaining(id, item);
        return new ProgressRecord(bar, id, GetState(item))
        {
            ParentActivityId = 0,
            PercentComplete = GetCompletion(item) is double done ? (int)(100 * done) : -1,
            SecondsRemaining = remaining is TimeSpan time && time.TotalSeconds < int.MaxValue ? (int)time.TotalSeconds : -1,
        };
    }

    private TimeSpan? EstimateRemaining(string id, Batch? item) =>
        item?.RequestCounts is { Total: > 0 } counts ? GetPace(id).EstimateRemaining(_time.Elapsed, counts.Completed + counts.Failed, counts.Total) : null;

    private BatchPace GetPace(string id)
    {
        if (!_paces.TryGetValue(id, out var pace))
            _paces[id] = pace = new BatchPace();
        return pace;
    }
}
