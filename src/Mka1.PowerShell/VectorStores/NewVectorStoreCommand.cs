using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Creates a vector store.</summary>
[Cmdlet(VerbsCommon.New, "Mka1VectorStore", SupportsShouldProcess = true)]
[ApiOperation("llm.vectorStores.create")]
[OutputType(typeof(VectorStore))]
public sealed class NewVectorStoreCommand : CreateCommand<VectorStore, VectorStoreOptions>
{
    /// <summary>The name.</summary>
    [Parameter(Position = 0)]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The description.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>The number of days after the last activity until it expires.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? ExpiresAfterDays { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => VectorStoreClient.Kind;

    private protected override Task<VectorStore> CreateAsync(VectorStoreOptions options) => Client.VectorStores.CreateAsync(options, Cancellation);
}
