using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Errors;
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
    private const string GroupSet = "Group";

    private readonly NamedGroups _groups = new();

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Gets the batches of these groups; wildcards are allowed. Each part is followed by its restarts.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GroupCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    /// <summary>Gets only batches with one of these statuses; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    [Parameter(ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(BatchStatusCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Gets only batches of these endpoints; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    [Parameter(ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Endpoint { get; set; }

    /// <summary>Gets only batches with these metadata pairs; wildcards are allowed in values. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    [Parameter(ParameterSetName = IdSet)]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => BatchClient.Kind;

    private protected override DateTimeOffset? GetCreated(Batch item) => item.CreatedAt;

    private protected override Task<Batch> GetAsync(string id) => Client.Batches.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<Batch> List(ListOptions options) => Client.Batches.ListAsync(options, Cancellation);

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string group in Group)
            await _groups.AddAsync(this, group);
        foreach (var id in Id)
        {
            if (NamedGroups.GetName(id) is string group)
                await _groups.AddAsync(this, group, id.Source);
        }
        if (ParameterSetName == ListSet)
            await base.ProcessRecordAsync();
        else
            await ReadAsync(Id.Where(static id => NamedGroups.GetName(id) is null), ReadOneAsync);
    }

    private Task<Batch> ReadOneAsync(string id) => Status is null && Endpoint is null && Metadata is null
        ? GetAsync(Kind.CheckId(id))
        : throw new Mka1InputException("-Status, -Endpoint and -Metadata filter lists and groups, but this is an id. Filter it with Where-Object.");

    private protected override async Task EndAsync()
    {
        await base.EndAsync();
        foreach (var (connection, names) in _groups.ByConnection)
        {
            Connection = connection;
            var filter = new ListFilter<Batch>(CreatedAfter, CreatedBefore, GetCreated);
            AddFilters(filter);
            await TryAsync(null, () => this.WritePageAsync(filter.Apply(ListGroupsAsync(names), null)));
        }
    }

    // One pass over the list for all groups.
    private async IAsyncEnumerable<Batch> ListGroupsAsync(string[] groups)
    {
        var patterns = groups.Select(static name => (Text: name, Pattern: WildcardPattern.ContainsWildcardCharacters(name) ? TextPattern.Create(name) : null)).ToArray();
        var found = await Client.Batches.ListGroupsAsync(groups, name => patterns.Any(one => one.Pattern?.IsMatch(name) == true), Cancellation);
        var isWritten = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, pattern) in patterns)
        {
            var names = found.Keys.Where(name => name == text || pattern?.IsMatch(name) == true).OrderBy(static name => name, StringComparer.OrdinalIgnoreCase).ToArray();
            if (names.Length == 0 && pattern is null)
                await TryAsync(text, () => throw NamedGroups.CreateMissing(text));
            foreach (var batch in names.Where(isWritten.Add).SelectMany(name => BatchGroup.InOrder(found[name])))
                yield return batch;
        }
    }

    private protected override void AddFilters(ListFilter<Batch> filter)
    {
        filter.AddMetadata(Metadata, static batch => batch.Metadata);
        WarnUnknownPatterns(nameof(Status), Status, BatchStatus.KnownValues);
        WarnUnknownPatterns(nameof(Endpoint), Endpoint, BatchEndpoint.KnownValues);
        filter.Add(Status, static batch => batch.Status);
        filter.Add(Endpoint, static batch => batch.Endpoint);
    }
}
