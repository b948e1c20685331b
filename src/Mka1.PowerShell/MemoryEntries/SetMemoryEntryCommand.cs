using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.MemoryEntries;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.MemoryEntries;

/// <summary>Changes entries of memory stores.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1MemoryEntry", SupportsShouldProcess = true)]
[ApiOperation("llm.memoryStores.updateEntry")]
[OutputType(typeof(MemoryEntry))]
public sealed class SetMemoryEntryCommand : UpdateCommand<MemoryEntry, MemoryEntryOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MemoryEntryId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The memory store of the ids. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenMemoryStoreCompleter))]
    public ObjectId[]? MemoryStoreId { get; set; }

    /// <summary>The new path in the store.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The new text.</summary>
    [Parameter]
    [FreeText]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? Content { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>The content hash that the entry must still have. The default is that of the object; an empty text changes any.</summary>
    [Parameter]
    [FreeText]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? IfMatch { get; set; }

    private protected override MemoryEntryOptions? ReadRow(PSObject row) => new()
    {
        Path = EntryState.GetPath(row) is { Length: > 0 } path ? path : null,
        // An entry of a list may be without its content, which is then an empty column.
        Content = ObjectMember.Get(row, nameof(Content)) is string { Length: > 0 } content ? content : null,
        Metadata = MetadataMap.ConvertOptional(RowMetadataAttribute.Convert(ObjectMember.Get(row, nameof(Metadata)))),
    };

    private protected override ObjectKind Kind => MemoryEntryClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(MemoryStoreId), MemoryStoreClient.Kind, MemoryStoreId);

    private protected override async Task<object?> FindAsync(string id) => await Client.MemoryEntries.GetAsync(ParentId, id, Cancellation);

    private protected override string? GetName(object? item) => EntryState.GetPath(item);

    private protected override Task<MemoryEntry> UpdateAsync(string id, MemoryEntryOptions options) =>
        Client.MemoryEntries.UpdateAsync(ParentId, id, options, EntryState.FindHash(IfMatch, Source), Cancellation);
}
