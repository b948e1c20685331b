using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.MemoryEntries;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.MemoryEntries;

/// <summary>Gets the entries of memory stores: as a list or by id.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1MemoryEntry", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.memoryStores.listEntries", "llm.memoryStores.getEntry")]
[OutputType(typeof(MemoryEntry))]
public sealed class GetMemoryEntryCommand : GetCommand<MemoryEntry>
{
    /// <summary>The memory stores whose entries to list, or the memory store of the ids.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenMemoryStoreCompleter))]
    public ObjectId[]? MemoryStoreId { get; set; }

    /// <summary>The ids of entries.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MemoryEntryId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is not documented.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => MemoryEntryClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(MemoryStoreId), MemoryStoreClient.Kind, MemoryStoreId);

    private protected override DateTimeOffset? GetCreated(MemoryEntry item) => item.CreatedAt;

    private protected override Task<MemoryEntry> GetAsync(string id) => Client.MemoryEntries.GetAsync(ParentId, id, Cancellation);

    private protected override IAsyncEnumerable<MemoryEntry> List(ListOptions options) => Client.MemoryEntries.ListAsync(ParentId, options, Cancellation);
}
