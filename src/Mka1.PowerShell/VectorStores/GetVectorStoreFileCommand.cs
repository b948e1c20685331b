using System.Management.Automation;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Gets the files of vector stores: those of a store or a file batch as a list, or by id.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1VectorStoreFile", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.vectorStores.listFiles", "llm.vectorStores.getFile", "llm.vectorStores.listFilesInBatch")]
[OutputType(typeof(VectorStoreFile))]
public sealed class GetVectorStoreFileCommand : GetCommand<VectorStoreFile>
{
    private readonly StoreIds _stores = new();
    private string _store = string.Empty;
    private string? _batch;

    /// <summary>The ids of the files.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreFileId", "FileId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The vector store: its id, its name or an object. From the pipeline also file batches and files.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenVectorStoreCompleter))]
    public ObjectId? VectorStore { get; set; }

    /// <summary>Gets only the files of the file batch with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string? FileBatch { get; set; }

    /// <summary>Gets only files with this status. Filtered on the server.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(FileStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Status { get; set; }

    /// <summary>The order by time of addition. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => VectorStoreFileClient.Kind;

    private protected override object? Parent => VectorStore?.Source;

    private protected override DateTimeOffset? GetCreated(VectorStoreFile item) => item.CreatedAt;

    private protected override async Task FindParentAsync() =>
        _store = await _stores.FindAsync(Client, ParameterSetName == IdSet ? VectorStore : null, Source, Cancellation);

    private protected override Task<VectorStoreFile> GetAsync(string id) => Client.VectorStores.Files.GetAsync(_store, id, Cancellation);

    private protected override IAsyncEnumerable<VectorStoreFile> List(ListOptions options) =>
        Client.VectorStores.Files.ListAsync(_store, options, Status, FileBatch ?? _batch, Cancellation);

    private protected override Task ProcessRecordAsync()
    {
        if (ParameterSetName == IdSet)
            return base.ProcessRecordAsync();
        // The engine binds any piped object to the default set.
        object? source = VectorStore!.Source;
        bool isFile = ObjectMember.Has(source, StoreIds.Member) && ((ObjectMember.Get(source, "Object") as string) == "vector_store.file" || ObjectMember.Has(source, "FileId"));
        if (isFile)
            return ReadAsync([VectorStore], id => GetAsync(Kind.CheckId(id)));
        _batch = (ObjectMember.Get(source, "Object") as string) == "vector_store.file_batch" ? ObjectMember.Get(source, "Id") as string : null;
        return WorkOnAsync(VectorStore, StoreIds.Members, async _ =>
        {
            _store = await _stores.FindAsync(Client, VectorStore, null, Cancellation);
            await ListAsync();
        });
    }
}
