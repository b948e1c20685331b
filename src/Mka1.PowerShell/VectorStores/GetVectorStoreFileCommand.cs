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
    private readonly StoreNames _names = new();

    /// <summary>The ids of the files.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreFileId", "FileId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The vector stores whose files to list, or the store of the ids: ids, names or objects. From the pipeline also file batches and files.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenVectorStoreCompleter))]
    public ObjectId[]? VectorStore { get; set; }

    /// <summary>Gets only the files of the file batch with this id.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(SeenFileBatchCompleter))]
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

    private protected override ParentParameter? Parent => _names.CreateParent(VectorStore);

    private protected override DateTimeOffset? GetCreated(VectorStoreFile item) => item.CreatedAt;

    private protected override Task<VectorStoreFile> GetAsync(string id) => Client.VectorStores.Files.GetAsync(ParentId, id, Cancellation);

    private protected override IAsyncEnumerable<VectorStoreFile> List(ListOptions options) =>
        Client.VectorStores.Files.ListAsync(ParentId, options, Status, FileBatch ?? GetBatchId(), Cancellation);

    // A file batch is piped as the parent of its files, and names its store.
    private string? GetBatchId() => ObjectMember.Get(Source, "Object") as string == "vector_store.file_batch" ? ObjectMember.Get(Source, "Id") as string : null;
}
