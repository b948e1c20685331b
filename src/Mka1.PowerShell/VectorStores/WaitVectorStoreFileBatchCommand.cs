using System.Management.Automation;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Waits until the files of file batches are indexed, and returns each batch as soon as it is finished.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1VectorStoreFileBatch")]
[OutputType(typeof(VectorStoreFileBatch))]
public sealed class WaitVectorStoreFileBatchCommand : WaitCommand<VectorStoreFileBatch>
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

    private protected override ParentParameter? Parent => _names.CreateParent(VectorStore);

    private protected override Waitable<VectorStoreFileBatch> CreateWaitable() => new WaitableFileBatches();
}
