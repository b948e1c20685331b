using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads the results of batches that are over: one object a request, from the output and the error file.</summary>
[Cmdlet(VerbsCommunications.Receive, "Mka1BatchResult")]
[OutputType(typeof(BatchResult))]
public sealed class ReceiveBatchResultCommand : Mka1Command
{
    /// <summary>The batches' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, () => ReceiveAsync(id));
    }

    private async Task ReceiveAsync(string id)
    {
        var batch = await Client.Batches.GetAsync(id, Cancellation);
        if (!BatchStatus.IsTerminal(batch.Status))
            throw new Mka1InputException($"{id} is not over yet: its status is {batch.Status}. Wait for it: Wait-Mka1Batch {id} | Receive-Mka1BatchResult.");
        foreach (var error in batch.Errors)
            Fail(ErrorCatalog.InvalidInput($"{id}: the server refused the input file: {error}", id));
        await foreach (var result in Client.Batches.ReadResultsAsync(batch, Report, Cancellation))
            Emit(result);
    }

    private void Report(BatchLineProblem problem) => Post(() => Fail(
        ErrorCatalog.Protocol($"{problem.FileId}, line {problem.Line}: {problem.Message}", problem.FileId)));
}
