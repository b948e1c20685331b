using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Gets vector stores by id or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1VectorStore", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.vectorStores.list", "llm.vectorStores.get")]
[OutputType(typeof(VectorStore))]
public sealed class GetVectorStoreCommand : GetCommand<VectorStore>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => VectorStoreClient.Kind;

    private protected override DateTimeOffset? GetCreated(VectorStore item) => item.CreatedAt;

    private protected override Task<VectorStore> GetAsync(string id) => Client.VectorStores.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<VectorStore> List(ListOptions options) => Client.VectorStores.ListAsync(options, Cancellation);
}
