using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Gets file batches by id. The API has no list of them.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1VectorStoreFileBatch")]
[ApiOperation("llm.vectorStores.getFileBatch")]
[OutputType(typeof(VectorStoreFileBatch))]
public sealed class GetVectorStoreFileBatchCommand : ActByIdCommand
{
    private readonly StoreNames _names = new();

    /// <summary>The ids of the file batches.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreFileBatchId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The vector store: its id, its name or an object. The default is that of the file batch.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenVectorStoreCompleter))]
    public ObjectId[]? VectorStore { get; set; }

    private protected override bool TakesIdentities => true;

    private protected override ObjectKind Kind => VectorStoreFileClient.BatchKind;

    private protected override ParentParameter? Parent => _names.CreateParent(VectorStore);

    private protected override async Task ActAsync(string id) => WriteObject(await Client.VectorStores.Files.GetBatchAsync(ParentId, id, Cancellation));
}
