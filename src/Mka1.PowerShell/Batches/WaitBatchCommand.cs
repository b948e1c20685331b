using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Waits until batches are over, and gives each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1Batch")]
[OutputType(typeof(Batch))]
public sealed class WaitBatchCommand : WaitCommand<Batch>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    // Bars beyond those fill the screen; all are counted in the one above them.
    private const int MostBars = 10;

    private readonly Dictionary<string, BatchPace> _paces = new(StringComparer.Ordinal);
    private int _bars;

    private protected override string Noun => "batches";

    private protected override string StopCmdlet => "Stop-Mka1Batch";

    private protected override Task ProcessRecordAsync()
    {
        Await(Id);
        return Task.CompletedTask;
    }

    private protected override Task<Batch> ReadAsync(string id, CancellationToken cancellationToken) =>
        Client.Batches.GetAsync(id, cancellationToken);

    private protected override bool IsOver(Batch item) => BatchStatus.IsTerminal(item.Status);

    private protected override string StatusOf(Batch item) =>
        item.RequestCounts is { Total: > 0 } counts ? $"{item.Status}, {counts}" : item.Status;

    private protected override double? DoneOf(Batch item) =>
        item.RequestCounts is { Total: > 0 } counts ? (counts.Completed + counts.Failed) / (double)counts.Total : null;

    private protected override TimeSpan NextLook(string id, Batch? item) =>
        MyInvocation.BoundParameters.ContainsKey(nameof(PollIntervalSeconds)) ? base.NextLook(id, item) : Pace(id).NextLook(item);

    private protected override void ShowItem(string id, Batch item, bool over)
    {
        var pace = Pace(id);
        // Bar 0 is the whole.
        if (pace.Bar == 0 && !over && _bars < MostBars)
            pace.Bar = ++_bars;
        if (pace.Bar == 0)
            return;
        var left = pace.TimeLeft(item);
        Show(new ProgressRecord(pace.Bar, id, StatusOf(item))
        {
            ParentActivityId = 0,
            PercentComplete = DoneOf(item) is double done ? (int)(100 * Math.Min(done, 1)) : -1,
            SecondsRemaining = left is TimeSpan time && time.TotalSeconds < int.MaxValue ? (int)time.TotalSeconds : -1,
            RecordType = over ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }

    private BatchPace Pace(string id)
    {
        if (!_paces.TryGetValue(id, out var pace))
            _paces[id] = pace = new BatchPace();
        return pace;
    }
}
