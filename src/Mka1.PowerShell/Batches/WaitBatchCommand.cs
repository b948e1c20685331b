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

    private protected override string Noun => "batches";

    private protected override string HowToStop => "its cancel operation";

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
}
