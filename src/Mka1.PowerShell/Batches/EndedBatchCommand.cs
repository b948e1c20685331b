using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Batches;

/// <summary>A cmdlet that reads what batches did that are over: one by one, or a group of them as one.</summary>
public abstract class EndedBatchCommand : Mka1Command
{
    private protected const string IdSet = "Id";
    private protected const string GroupSet = "Group";

    private protected EndedBatchCommand()
    {
    }

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

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, async () => await CheckedAsync(id, [await Client.Batches.GetAsync(id, Cancellation)]));
        foreach (string group in Group)
            await TryAsync(group, async () => await CheckedAsync(group, await GroupAsync(group)));
    }

    /// <summary>Does what the cmdlet does about batches that are over and belong together.</summary>
    private protected abstract Task ActAsync(string name, List<Batch> batches);

    private protected void Report(BatchLineProblem problem) => Post(() => Fail(
        ErrorCatalog.Protocol($"{problem.FileId}, line {problem.Line}: {problem.Message}", problem.FileId)));

    private async Task<List<Batch>> GroupAsync(string name)
    {
        var batches = await Client.Batches.ListGroupAsync(name, Cancellation);
        if (batches.Count == 0)
            throw new Mka1InputException($"There is no batch of the group '{name}'. Get-Mka1Batch shows the batches, their Metadata the groups.");
        foreach (int part in BatchGroup.MissingParts(batches))
            Fail(ErrorCatalog.InvalidInput($"Part {part} of the group '{name}' was never created; its requests are not among the results. Run the New-Mka1Batch that made the group again.", name));
        return batches;
    }

    private async Task CheckedAsync(string name, List<Batch> batches)
    {
        foreach (var batch in batches)
        {
            if (!BatchStatus.IsTerminal(batch.Status))
            {
                Fail(ErrorCatalog.Conflict(
                    $"{batch.Id} is not over yet: its status is {batch.Status}. Wait for it: Wait-Mka1Batch {batch.Id}.", name, $"Wait for it: Wait-Mka1Batch {batch.Id}."));
                return;
            }
        }
        foreach (var batch in batches)
        {
            foreach (var error in batch.Errors)
                Fail(ErrorCatalog.RefusedInput($"{batch.Id}: the server refused the input file: {error}", batch.Id));
        }
        await ActAsync(name, batches);
    }
}
