using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.MemoryEntries;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.MemoryEntries;

/// <summary>Creates entries in memory stores.</summary>
[Cmdlet(VerbsCommon.New, "Mka1MemoryEntry", SupportsShouldProcess = true)]
[ApiOperation("llm.memoryStores.createEntry")]
[OutputType(typeof(MemoryEntry))]
public sealed class NewMemoryEntryCommand : CreateChildCommand<MemoryEntry, MemoryEntryOptions>
{
    /// <summary>The memory stores.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MemoryStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenMemoryStoreCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The path in the store.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowEmptyString]
    public string? Content { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [RowMetadata]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => MemoryStoreClient.Kind;

    private protected override string Action => Messages.Get("DoCreateEntry", Path);

    private protected override async Task<object?> FindAsync(string id) => await Client.MemoryStores.GetAsync(id, Cancellation);

    // The engine resets the property before each input, but its table of bound parameters keeps the metadata of an earlier one.
    private protected override Task<MemoryEntry> CreateAsync(string parent, MemoryEntryOptions options) => Client.MemoryEntries.CreateAsync(
        parent, options with { Metadata = MetadataMap.ConvertOptional(Metadata is UnusableMap map ? throw map.Fault : Metadata) }, Cancellation);
}
