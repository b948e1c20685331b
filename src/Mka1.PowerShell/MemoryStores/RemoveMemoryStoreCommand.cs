using System.Management.Automation;
using Mka1.Http;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.MemoryStores;

/// <summary>Deletes memory stores.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1MemoryStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.memoryStores.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemoveMemoryStoreCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MemoryStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => MemoryStoreClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.MemoryStores.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.MemoryStores.DeleteAsync(id, Cancellation);
}
