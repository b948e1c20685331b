using System.Collections;
using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.VectorStores;

namespace Mka1.PowerShell.VectorStores;

/// <summary>Changes name, expiry and metadata of vector stores.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1VectorStore", SupportsShouldProcess = true)]
[ApiOperation("llm.vectorStores.update")]
[OutputType(typeof(VectorStore))]
public sealed class SetVectorStoreCommand : UpdateCommand<VectorStore, VectorStoreOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VectorStoreId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The new name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The number of days after the last activity until it expires.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? ExpiresAfterDays { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => VectorStoreClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.VectorStores.GetAsync(id, Cancellation);

    private protected override Task<VectorStore> UpdateAsync(string id, VectorStoreOptions options) => Client.VectorStores.UpdateAsync(id, options, Cancellation);
}
