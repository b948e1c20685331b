using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Batches;

/// <summary>Cancels batches that are not over; requests in flight finish.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Mka1Batch", SupportsShouldProcess = true)]
[OutputType(typeof(Batch))]
public sealed class StopBatchCommand : Mka1Command
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, () => StopAsync(id));
    }

    private async Task StopAsync(string id)
    {
        if (ShouldProcess(Named(id), "Cancel batch"))
            WriteObject(await Client.Batches.CancelAsync(id, Cancellation));
    }
}
