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
    private readonly StoreIds _stores = new();
    private readonly WaitableFileBatches _batches = new();
    private string _store = string.Empty;

    /// <summary>The ids of the file batches.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreFileBatchId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The vector store: its id, its name or an object. The default is that of the file batch.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenVectorStoreCompleter))]
    public ObjectId? VectorStore { get; set; }

    private protected override object? Parent => VectorStore?.Source;

    private protected override Waitable<VectorStoreFileBatch> CreateWaitable() => _batches;

    private protected override async Task FindParentAsync() => _store = await _stores.FindAsync(Client, VectorStore, Source, Cancellation);

    private protected override Task ActOnAsync(ObjectId id) => WorkOnAsync(id, async text =>
    {
        Kind.CheckId(text);
        await FindParentAsync();
        _batches.Add(text, _store);
        await ActAsync(text);
    });
}
