using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Pipeline;

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
    [Alias("BatchId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public ObjectId[] Id { get; set; } = [];

    /// <summary>The names of batch groups, with all parts and restarts.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    /// <summary>The ids and groups of the input.</summary>
    private protected HashSet<(ApiConnection Connection, string Name)> Names { get; } = [];

    /// <summary>Whether an input is neither an id nor a group, or names no connection.</summary>
    private protected bool HasUnread { get; private set; }

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string group in Group)
            await AddGroupAsync(group, null);
        foreach (var id in Id)
            await (NamedGroups.GetName(id) is string group ? AddGroupAsync(group, id.Source) : AddIdAsync(id));
    }

    private async Task AddGroupAsync(string group, object? source)
    {
        if (await _groups.AddAsync(this, group, source) is ApiConnection connection)
            Names.Add((connection, group));
        else
            HasUnread = true;
    }

    private async Task AddIdAsync(ObjectId id)
    {
        bool isKnown = false;
        await WorkOnAsync(id, text =>
        {
            Names.Add((Connection, text));
            isKnown = true;
            return ReadAsync(text);
        });
        HasUnread |= !isKnown;
    }

    private async Task ReadAsync(string id)
    {
        await ActOnAsync(id, [await Client.Batches.GetAsync(id, Cancellation)]);
    }

    private protected override async Task EndAsync()
    {
        foreach (var group in await _groups.ReadAsync(this))
        {
            Connection = group.Connection;
            await TryAsync(group.Name, async () =>
            {
                if (NamedGroups.DescribeMissing(group.Name, group.Batches) is string problem)
                    WriteError(BatchErrors.GroupIncomplete(problem, group.Name));
                await ActOnAsync(group.Name, group.Batches);
            });
        }
    }

    /// <summary>Processes a batch or the batches of a group.</summary>
    private protected abstract Task ActOnAsync(string name, List<Batch> batches);

    private protected void Report(BatchLineProblem problem) => Post(() => WriteError(
        BatchErrors.LineUnreadable($"{problem.FileId}, line {problem.Line}: {problem.Message}", problem.FileId)));
}
