using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.MemoryStores;

/// <summary>Gets memory stores by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1MemoryStore", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.memoryStores.list", "llm.memoryStores.get")]
[OutputType(typeof(MemoryStore))]
public sealed class GetMemoryStoreCommand : GetCommand<MemoryStore>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MemoryStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => MemoryStoreClient.Kind;

    private protected override DateTimeOffset? GetCreated(MemoryStore item) => item.CreatedAt;

    private protected override Task<MemoryStore> GetAsync(string id) => Client.MemoryStores.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<MemoryStore> List(ListOptions options) => Client.MemoryStores.ListAsync(options, Cancellation);
}
