using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Deletes vector stores.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1VectorStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.vectorStores.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemoveVectorStoreCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => VectorStoreClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.VectorStores.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.VectorStores.DeleteAsync(id, Cancellation);
}
