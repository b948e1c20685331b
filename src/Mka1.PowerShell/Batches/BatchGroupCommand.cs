using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Batches;

/// <summary>A cmdlet that processes single batches or groups of batches.</summary>
public abstract class BatchGroupCommand : Mka1Command
{
    private protected const string IdSet = "Id";
    private protected const string GroupSet = "Group";
    private const int MaximumShownParts = 10;

    private protected BatchGroupCommand()
    {
    }

    /// <summary>The ids of the batches.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ValidateNotNull, AllowEmptyString, ArgumentCompleter(typeof(SeenIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The names of batch groups, with all parts and restarts.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string id in Id)
            await TryAsync(id, async () => await ActOnAsync(id, [await Client.Batches.GetAsync(id, Cancellation)]));
        foreach (string group in Group)
            await TryAsync(group, async () => await ActOnAsync(group, await ReadGroupAsync(group)));
    }

    /// <summary>Processes a batch or the batches of a group.</summary>
    private protected abstract Task ActOnAsync(string name, List<Batch> batches);

    private protected void Report(BatchLineProblem problem) => Post(() => WriteError(
        BatchErrors.LineUnreadable($"{problem.FileId}, line {problem.Line}: {problem.Message}", problem.FileId)));

    private async Task<List<Batch>> ReadGroupAsync(string name)
    {
        var batches = await Client.Batches.ListGroupAsync(name, Cancellation);
        if (batches.Count == 0)
            throw new Mka1InputException($"There is no group '{name}' for this key and identity. To list the groups: Get-Mka1Batch | ForEach-Object {{ $_.Metadata['{BatchGroup.NameKey}'] }} | Sort-Object -Unique");
        var missing = BatchGroup.MissingParts(batches).Take(MaximumShownParts + 1).ToList();
        if (missing.Count > 0)
        {
            string parts = (missing.Count == 1 ? "Part " : "Parts ") + string.Join(", ", missing.Take(MaximumShownParts)) + (missing.Count > MaximumShownParts ? " and more" : string.Empty);
            WriteError(BatchErrors.GroupIncomplete($"{parts} of the group '{name}' {(missing.Count == 1 ? "was" : "were")} never created; the requests are in no batch.", name));
        }
        return batches;
    }
}
