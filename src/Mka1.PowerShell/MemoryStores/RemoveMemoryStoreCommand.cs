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
    [Alias("MemoryStoreId"), ValidateNotNull, AllowEmptyString, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override string[] Id { get; set; } = [];

    private protected override ObjectKind Kind => MemoryStoreClient.Kind;

    private protected override Task<Deletion> DeleteAsync(string id) => Client.MemoryStores.DeleteAsync(id, Cancellation);
}
