using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Batches;

/// <summary>A cmdlet that processes single batches or groups of batches.</summary>
public abstract class BatchGroupCommand : Mka1Command
{
    private protected const string IdSet = "Id";
    private protected const string GroupSet = "Group";

    private readonly NamedGroups _groups = new();

    private protected BatchGroupCommand()
    {
    }

    /// <summary>The ids of the batches.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ValidateNotNull, AllowEmptyString]
    public string[] Id { get; set; } = [];

    /// <summary>The names of batch groups, with all parts and restarts.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    private protected override async Task ProcessRecordAsync()
    {
        if (ParameterSetName == GroupSet)
            _groups.Add(Group);
        foreach (string id in ParameterSetName == IdSet ? Id : [])
            await TryAsync(id, async () => await ActOnAsync(id, [await Client.Batches.GetAsync(id, Cancellation)]));
    }

    private protected override async Task EndAsync()
    {
        foreach (var group in await _groups.ReadAsync(this, Client.Batches))
        {
            await TryAsync(group.Key, async () =>
            {
                if (NamedGroups.DescribeMissing(group.Key, group.Value) is string problem)
                    WriteError(BatchErrors.GroupIncomplete(problem, group.Key));
                await ActOnAsync(group.Key, group.Value);
            });
        }
    }

    /// <summary>Processes a batch or the batches of a group.</summary>
    private protected abstract Task ActOnAsync(string name, List<Batch> batches);

    private protected void Report(BatchLineProblem problem) => Post(() => WriteError(
        BatchErrors.LineUnreadable($"{problem.FileId}, line {problem.Line}: {problem.Message}", problem.FileId)));
}
