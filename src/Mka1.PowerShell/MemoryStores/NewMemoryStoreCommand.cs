using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.MemoryStores;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.MemoryStores;

/// <summary>Creates a memory store.</summary>
[Cmdlet(VerbsCommon.New, "Mka1MemoryStore", SupportsShouldProcess = true)]
[ApiOperation("llm.memoryStores.create")]
[OutputType(typeof(MemoryStore))]
public sealed class NewMemoryStoreCommand : CreateCommand<MemoryStore, MemoryStoreOptions>
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>What the store holds.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>How an agent is to use the store.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Instructions { get; set; }

    /// <summary>Who can see the store.</summary>
    [Parameter]
    [ValidateSet("private", "workspace")]
    public string? Visibility { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => MemoryStoreClient.Kind;

    private protected override Task<MemoryStore> CreateAsync(MemoryStoreOptions options) => Client.MemoryStores.CreateAsync(options, Cancellation);
}
