using System.Management.Automation;
using Mka1.Batches;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Batches;

/// <summary>Cancels unfinished batches. Requests in progress finish.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Mka1Batch", SupportsShouldProcess = true)]
[ApiOperation("llm.batches.cancel")]
[OutputType(typeof(Batch))]
public sealed class StopBatchCommand : StopCommand<Batch>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ValidateNotNull, AllowEmptyString, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override string[] Id { get; set; } = [];

    private protected override ObjectKind Kind => BatchClient.Kind;

    private protected override Task<Batch> CancelAsync(string id) => Client.Batches.CancelAsync(id, Cancellation);
}
