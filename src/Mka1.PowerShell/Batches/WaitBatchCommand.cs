using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Waits until batches are finished, and returns each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1Batch", DefaultParameterSetName = IdSet)]
[OutputType(typeof(Batch))]
public sealed class WaitBatchCommand : WaitCommand<Batch>
{
    private const string IdSet = "Id";
    private const string GroupSet = "Group";

    private readonly NamedGroups _groups = new();

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The names of batch groups, with all parts and restarts.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    private protected override Waitable<Batch> CreateWaitable() => new WaitableBatches();

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string group in Group)
            await _groups.AddAsync(this, group);
        await base.ProcessRecordAsync();
    }

    private protected override Task ActOnAsync(ObjectId id) => NamedGroups.GetName(id) is string group ? _groups.AddAsync(this, group, id.Source) : base.ActOnAsync(id);

    private protected override async Task EndAsync()
    {
        foreach (var group in await _groups.ReadAsync(this))
        {
            Connection = group.Connection;
            // Not an error, because another shell may be creating them.
            if (NamedGroups.DescribeMissing(group.Name, group.Batches) is string problem)
                WriteWarning(problem);
            foreach (var batch in BatchGroup.InOrder(group.Batches))
                Add(batch.Id, batch);
        }
        await base.EndAsync();
    }
}
