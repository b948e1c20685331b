using System.Management.Automation;
using Mka1.Batches;
using Mka1.Lists;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Reads batches: by id, or as a list with the newest first.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Batch", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(Batch))]
public sealed class GetBatchCommand : ReadByIdCommand<Batch>
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId")]
    [ValidateNotNull]
    [AllowEmptyString]
    public string[] Id { get; set; } = [];

    /// <summary>Begins after the batch with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? After { get; set; }

    private protected override Task ProcessRecordAsync() => ParameterSetName == IdSet
        ? ReadAsync(Id, id => Client.Batches.GetAsync(id, Cancellation))
        : TryAsync(After, ListAsync);

    private async Task ListAsync()
    {
        var options = new ListOptions { PageSize = Paging.PageSize(PagingParameters), After = After };
        if (Paging.TotalCount(PagingParameters) is object count)
            Emit(count);
        await foreach (var batch in Client.Batches.ListAsync(options, Cancellation).Page(PagingParameters))
            Emit(batch);
    }
}
