using System.Diagnostics;
using Mka1.Batches;
using Mka1.Http;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Lets a cmdlet wait for batches, each with an estimate and a progress bar.</summary>
internal sealed class WaitableBatches : Waitable<Batch>
{
    private readonly Dictionary<string, WorkPace> _paces = new(StringComparer.Ordinal);
    private readonly Stopwatch _time = Stopwatch.StartNew();

    public override ObjectKind Kind => BatchClient.Kind;

    public override string StopCmdlet => "Stop-Mka1Batch";

    public override int MaximumBars => 10;

    public override Task<Batch> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.Batches.GetAsync(id, cancellationToken);

    public override bool IsFinished(Batch item) => BatchStatus.IsTerminal(item.Status);

    public override string GetStatus(Batch item) => item.Status;

    public override string GetState(Batch item) => item.RequestCounts is { Total: > 0 } counts ? $"{item.Status}, {counts}" : item.Status;

    public override string GetName(string id, Batch item) => BatchGroup.Describe(item) ?? id;

    public override double? GetCompletion(Batch item) =>
        item.RequestCounts is { Total: > 0 } counts ? Math.Min((counts.Completed + counts.Failed) / (double)counts.Total, 1) : null;

    public override TimeSpan GetPollDelay(string id, Batch? item) => GetPace(id).GetPollDelay(item is null ? null : EstimateRemaining(id, item));

    public override TimeSpan? EstimateRemaining(string id, Batch item) =>
        item.RequestCounts is { Total: > 0 } counts ? GetPace(id).EstimateRemaining(_time.Elapsed, counts.Completed + counts.Failed, counts.Total) : null;

    // One command for a group, unless the wait was for a single batch of several.
    public override string DescribeUnfinished(IReadOnlyList<KeyValuePair<string, Batch?>> unfinished, IEnumerable<Batch> all, string arguments)
    {
        var groups = unfinished.Select(static pair => pair.Value is Batch batch ? BatchGroup.GetName(batch) : null).Distinct().ToArray();
        var waited = all.ToLookup(static batch => BatchGroup.GetName(batch));
        if (groups.Any(group => group is null || (waited[group].Count() == 1 && BatchGroup.MissingParts(waited[group]).Any())))
            return base.DescribeUnfinished(unfinished, all, arguments);
        string names = string.Join(", ", groups.Select(static group => CommandText.Quote(group!)));
        string subject = unfinished.Count == 1 ? Messages.Get("Continues", BatchGroup.Describe(unfinished[0].Value!)) : Messages.Get("ContinueManyOfGroup", unfinished.Count, names);
        return $"{subject} {Advise(unfinished.Count == 1, "-Group " + names + arguments)}";
    }

    private WorkPace GetPace(string id)
    {
        if (!_paces.TryGetValue(id, out var pace))
            _paces[id] = pace = new WorkPace();
        return pace;
    }
}
