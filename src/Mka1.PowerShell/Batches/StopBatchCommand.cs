using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Batches;

/// <summary>Cancels unfinished batches. Requests in progress finish.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Mka1Batch", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[ApiOperation("llm.batches.cancel")]
[OutputType(typeof(Batch))]
public sealed class StopBatchCommand : StopCommand<Batch>
{
    private const string IdSet = "Id";
    private const string GroupSet = "Group";

    private readonly NamedGroups _groups = new();

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The names of batch groups. All unfinished parts and restarts are cancelled.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [ArgumentCompleter(typeof(GroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    private protected override ObjectKind Kind => BatchClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Batches.GetAsync(id, Cancellation);

    private protected override string? GetName(object? item) => PlainValue.Unwrap(item) is Batch batch ? BatchGroup.Describe(batch) : null;

    private protected override Task<Batch> CancelAsync(string id) => Client.Batches.CancelAsync(id, Cancellation);

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
            foreach (var batch in BatchGroup.InOrder(group.Batches))
                await TryAsync(batch.Id, () => CancelPartAsync(batch));
        }
    }

    private static string Describe(Batch batch) => BatchGroup.Describe(batch) is string part ? $"{part} ({batch.Id})" : batch.Id;

    private async Task CancelPartAsync(Batch batch)
    {
        if (BatchStatus.IsTerminal(batch.Status))
            WriteVerbose($"{Describe(batch)} has already ended as {batch.Status}.");
        else if (batch.Status == BatchStatus.Cancelling)
            WriteObject(batch);
        else if (ShouldProcess(Describe(batch), Action))
        {
            try
            {
                WriteObject(await CancelAsync(batch.Id));
            }
            // It may have ended since the list was read.
            catch (Mka1ApiException) when (!Cancellation.IsCancellationRequested)
            {
                var current = await Client.Batches.GetAsync(batch.Id, Cancellation);
                if (!BatchStatus.IsTerminal(current.Status))
                    throw;
                WriteVerbose($"{Describe(batch)} has ended as {current.Status} in the meantime.");
            }
        }
    }
}
