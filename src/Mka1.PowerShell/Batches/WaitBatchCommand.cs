using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Waits until batches are finished, and returns each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1Batch")]
[OutputType(typeof(Batch))]
public sealed class WaitBatchCommand : WaitCommand<Batch>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ValidateNotNull, AllowEmptyString, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override string[] Id { get; set; } = [];

    private protected override Waitable<Batch> CreateWaitable() => new WaitableBatches(Client.Batches);
}
