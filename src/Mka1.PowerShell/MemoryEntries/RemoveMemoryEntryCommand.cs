using System.Management.Automation;
using Mka1.Http;
using Mka1.MemoryEntries;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.MemoryEntries;

/// <summary>Deletes entries of memory stores.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1MemoryEntry", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.memoryStores.deleteEntry")]
[OutputType(typeof(Deletion))]
public sealed class RemoveMemoryEntryCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MemoryEntryId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The memory store of the ids. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenMemoryStoreCompleter))]
    public ObjectId[]? MemoryStoreId { get; set; }

    /// <summary>The content hash that the entry must still have. The default is that of the object; an empty text deletes any.</summary>
    [Parameter]
    [FreeText]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? IfMatch { get; set; }

    private protected override ObjectKind Kind => MemoryEntryClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(MemoryStoreId), MemoryStoreClient.Kind, MemoryStoreId);

    private protected override async Task<object?> FindAsync(string id) => await Client.MemoryEntries.GetAsync(ParentId, id, Cancellation);

    private protected override string? GetName(object? item) => EntryState.GetPath(item);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.MemoryEntries.DeleteAsync(ParentId, id, EntryState.FindHash(IfMatch, Source), Cancellation);
}
