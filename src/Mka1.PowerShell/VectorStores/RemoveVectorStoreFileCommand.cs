using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Removes files from vector stores, and keeps the uploaded files.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1VectorStoreFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.vectorStores.deleteFile")]
[OutputType(typeof(Deletion))]
public sealed class RemoveVectorStoreFileCommand : RemoveCommand
{
    private readonly StoreNames _names = new();

    /// <summary>The ids of the files.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreFileId", "FileId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The vector store: its id, its name or an object. The default is that of the file.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenVectorStoreCompleter))]
    public ObjectId[]? VectorStore { get; set; }

    private protected override ObjectKind Kind => VectorStoreFileClient.Kind;

    private protected override ParentParameter? Parent => _names.CreateParent(VectorStore);

    private protected override string Action => Messages.Get("DoRemoveFromStore", ParentId);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.VectorStores.Files.RemoveAsync(ParentId, id, Cancellation);
}
