using System.Diagnostics;
using Mka1.EvalRuns;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Lets a cmdlet wait for eval runs, each with an estimate and a progress bar.</summary>
internal sealed class WaitableEvalRuns : Waitable<EvalRun>
{
    private readonly Dictionary<string, WorkPace> _paces = new(StringComparer.Ordinal);
    private readonly Stopwatch _time = Stopwatch.StartNew();

    public override ObjectKind Kind => EvalRunClient.Kind;

    public override string StopCmdlet => "Stop-Mka1EvalRun";

    public override int MaximumBars => 10;

    public override Task<EvalRun> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.EvalRuns.GetAsync(id, cancellationToken);

    public override bool IsFinished(EvalRun item) => EvalRunStatus.IsTerminal(item.Status);

    public override string GetStatus(EvalRun item) => item.Status;

    public override string GetState(EvalRun item) => item.RequestCounts is { Total: > 0 } counts ? $"{item.Status}, {counts}" : item.Status;

    public override double? GetCompletion(EvalRun item) =>
        item.RequestCounts is { Total: > 0 } counts ? Math.Min((counts.Completed + counts.Failed) / (double)counts.Total, 1) : null;

    public override TimeSpan GetPollDelay(string id, EvalRun? item) => GetPace(id).GetPollDelay(item is null ? null : EstimateRemaining(id, item));

    public override TimeSpan? EstimateRemaining(string id, EvalRun item) =>
        item.RequestCounts is { Total: > 0 } counts ? GetPace(id).EstimateRemaining(_time.Elapsed, counts.Completed + counts.Failed, counts.Total) : null;

    private WorkPace GetPace(string id)
    {
        if (!_paces.TryGetValue(id, out var pace))
            _paces[id] = pace = new WorkPace();
        return pace;
    }
}
