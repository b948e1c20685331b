using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Files;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads the results of batches that are over: one object a request, from the output and the error file.</summary>
[Cmdlet(VerbsCommunications.Receive, "Mka1BatchResult", DefaultParameterSetName = IdSet)]
[OutputType(typeof(BatchResult), typeof(string), typeof(FileInfo))]
public sealed class ReceiveBatchResultCommand : Mka1Command
{
    private const string IdSet = "Id";
    private const string GroupSet = "Group";

    /// <summary>The batches' ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    /// <summary>The names of groups of batches: all parts and restarts of each, every request once, the newest answer of it.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    /// <summary>Joins each result with its request.</summary>
    [Parameter]
    public SwitchParameter IncludeRequest { get; set; }

    /// <summary>Gives a result for each request that has no answer too.</summary>
    [Parameter]
    public SwitchParameter IncludeMissing { get; set; }

    /// <summary>Gives the lines as they are; with -OutputPath, the files.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>A directory in which the output and error files are kept.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, async () => await ReceiveAsync([await Client.Batches.GetAsync(id, Cancellation)]));
        foreach (string group in Group)
            await TryAsync(group, async () => await ReceiveAsync(await GroupAsync(group)));
    }

    private async Task<List<Batch>> GroupAsync(string name)
    {
        var batches = await Client.Batches.ListGroupAsync(name, Cancellation);
        if (batches.Count == 0)
            throw new Mka1InputException($"There is no batch of the group '{name}'. Get-Mka1Batch shows the batches, their Metadata the groups.");
        foreach (int part in BatchGroup.MissingParts(batches))
            Fail(ErrorCatalog.InvalidInput($"Part {part} of the group '{name}' was never created; its requests are not among the results. Run the New-Mka1Batch that made the group again.", name));
        return batches;
    }

    private async Task ReceiveAsync(List<Batch> batches)
    {
        foreach (var batch in batches)
        {
            if (!BatchStatus.IsTerminal(batch.Status))
                throw new Mka1InputException($"{batch.Id} is not over yet: its status is {batch.Status}. Wait for it: Wait-Mka1Batch {batch.Id} | Receive-Mka1BatchResult.");
        }
        foreach (var batch in batches)
        {
            foreach (var error in batch.Errors)
                Fail(ErrorCatalog.InvalidInput($"{batch.Id}: the server refused the input file: {error}", batch.Id));
        }
        string? directory = OutputPath is null ? null : OutputPaths.Directory(this, OutputPath);
        if (Raw && directory is not null)
        {
            foreach (var batch in batches)
            {
                foreach (string path in await Client.Batches.SaveResultsAsync(batch, directory, Cancellation))
                    Emit(InvokeProvider.Item.Get([path], force: true, literalPath: true)[0]);
            }
            return;
        }
        var options = new BatchResultOptions { IncludeRequest = IncludeRequest, IncludeMissing = IncludeMissing, Directory = directory };
        await foreach (var result in Client.Batches.ReadResultsAsync(batches, Report, options, Cancellation))
            Emit(Raw ? result.ToJson() : result);
    }

    private void Report(BatchLineProblem problem) => Post(() => Fail(
        ErrorCatalog.Protocol($"{problem.FileId}, line {problem.Line}: {problem.Message}", problem.FileId)));
}
