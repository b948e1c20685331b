using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.MemoryStores;

/// <summary>Changes name, description, instructions, visibility and metadata of memory stores.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1MemoryStore", SupportsShouldProcess = true)]
[ApiOperation("llm.memoryStores.update")]
[OutputType(typeof(MemoryStore))]
public sealed class SetMemoryStoreCommand : UpdateCommand<MemoryStore, MemoryStoreOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("MemoryStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What the store holds; an empty text clears it.</summary>
    [Parameter]
    [FreeText]
    public string? Description { get; set; }

    /// <summary>How an agent is to use the store; an empty text clears it.</summary>
    [Parameter]
    [FreeText]
    public string? Instructions { get; set; }

    /// <summary>Who can see the store.</summary>
    [Parameter]
    [ValidateSet("private", "workspace")]
    public string? Visibility { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => MemoryStoreClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.MemoryStores.GetAsync(id, Cancellation);

    private protected override Task<MemoryStore> UpdateAsync(string id, MemoryStoreOptions options) => Client.MemoryStores.UpdateAsync(id, options, Cancellation);
}
