using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.Responses;

/// <summary>Gets responses by id, as a stream of events, or as a list.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Response", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("llm.responses.list", "llm.responses.get")]
[OutputType(typeof(Response), typeof(ResponseStreamEvent))]
public sealed class GetResponseCommand : GetCommand<Response>
{
    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Returns the events of the response as they arrive, up to the terminal event.</summary>
    // Not a set of its own: the engine cannot choose between two sets for -Id { ... }.
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter Stream { get; set; }

    /// <summary>Returns only events with a greater sequence number.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [FreeText]
    [ValidateRange(0, long.MaxValue)]
    public long StartingAfter { get; set; }

    /// <summary>Requests deltas that are padded to even sizes.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter IncludeObfuscation { get; set; }

    /// <summary>Additional parts to include, which may cost time or money.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(IncludeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Include { get; set; }

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    /// <summary>Lists the responses before this id, backwards.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(SeenIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Before { get; set; }

    /// <summary>Gets only responses with one of these statuses; wildcards are allowed. This and the following filters run on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Gets only responses of these models; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Model { get; set; }

    /// <summary>Gets only responses with all of these metadata pairs; wildcards are allowed in values.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    /// <summary>Gets only responses that run in the background; with :$false only the others.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Background { get; set; }

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override DateTimeOffset? GetCreated(Response item) => item.CreatedAt;

    private protected override Task<Response> GetAsync(string id) => Client.Responses.GetAsync(id, Include, Cancellation);

    private protected override IAsyncEnumerable<Response> List(ListOptions options) => Client.Responses.ListAsync(options, Cancellation);

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        CheckStream(Stream);
        if (!Stream && new[] { nameof(StartingAfter), nameof(IncludeObfuscation) }.FirstOrDefault(IsBound) is string parameter)
            ThrowTerminatingError(ErrorCatalog.InvalidInput($"-{parameter} needs -Stream.", null));
    }

    private protected override Task ProcessRecordAsync() => Stream
        ? StreamAsync(Id, id => Client.Responses.StreamAsync(id, CreateStreamOptions(), Cancellation))
        : base.ProcessRecordAsync();

    private protected override string? Cursor => Before ?? After;

    private protected override ListOptions CreateListOptions() => After is not null && Before is not null
        ? throw new Mka1InputException("-After and -Before exclude each other: use one of them.")
        : base.CreateListOptions() with { Before = Before };

    private protected override void AddFilters(ListFilter<Response> filter)
    {
        filter.AddMetadata(Metadata, static response => response.Metadata);
        WarnUnknownPatterns(nameof(Status), Status, ResponseStatus.KnownValues);
        filter.Add(Status, static response => response.Status);
        filter.Add(Model, static response => response.Model);
        if (IsBound(nameof(Background)))
            filter.Add(response => response.Background == (bool)Background);
    }

    // -Before reverses the order of the list.
    private protected override ListOrder? GetTimeOrder() => Before is null ? Order : null;

    private ResponseStreamOptions CreateStreamOptions() => new()
    {
        StartingAfter = IsBound(nameof(StartingAfter)) ? StartingAfter : null,
        IncludeObfuscation = IsBound(nameof(IncludeObfuscation)) ? IncludeObfuscation : null,
        Include = Include,
    };
}
