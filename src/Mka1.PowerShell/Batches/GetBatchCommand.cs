using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Batches;

/// <summary>Gets batches by id, or as a list with the newest first.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Batch", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.batches.list", "llm.batches.get")]
[OutputType(typeof(Batch))]
public sealed class GetBatchCommand : GetCommand<Batch>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ValidateNotNull, AllowEmptyString, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override string[] Id { get; set; } = [];

    /// <summary>Gets only batches with one of these statuses; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(BatchStatusCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Gets only batches of these endpoints; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Endpoint { get; set; }

    /// <summary>Gets only batches with these metadata pairs; wildcards are allowed in values. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => BatchClient.Kind;

    private protected override DateTimeOffset? GetCreated(Batch item) => item.CreatedAt;

    private protected override Task<Batch> GetAsync(string id) => Client.Batches.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<Batch> List(ListOptions options) => Client.Batches.ListAsync(options, Cancellation);

    private protected override void AddFilters(ListFilter<Batch> filter)
    {
        filter.AddMetadata(Metadata, static batch => batch.Metadata);
        WarnUnknownPatterns(nameof(Status), Status, BatchStatus.KnownValues);
        WarnUnknownPatterns(nameof(Endpoint), Endpoint, BatchEndpoint.KnownValues);
        filter.Add(Status, static batch => batch.Status);
        filter.Add(Endpoint, static batch => batch.Endpoint);
    }
}
