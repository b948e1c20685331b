using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Replaces the attributes of files in vector stores.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1VectorStoreFile", SupportsShouldProcess = true)]
[ApiOperation("llm.vectorStores.updateFile")]
[OutputType(typeof(VectorStoreFile))]
public sealed class SetVectorStoreFileCommand : UpdateCommand<VectorStoreFile, VectorStoreFileOptions>
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

    /// <summary>The attributes, which replace all; an empty hashtable removes them.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Attribute { get; set; }

    private protected override ObjectKind Kind => VectorStoreFileClient.Kind;

    private protected override ParentParameter? Parent => _names.CreateParent(VectorStore);

    private protected override Task<VectorStoreFile> UpdateAsync(string id, VectorStoreFileOptions options) =>
        Client.VectorStores.Files.UpdateAsync(ParentId, id, options, Cancellation);
}
