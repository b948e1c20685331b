using System.Collections;
using System.Management.Automation;
using Mka1.Batches;
using Mka1.Http;
using Mka1.Lists;
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

    private readonly List<string> _groups = [];

    /// <summary>The ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BatchId"), ValidateNotNull, AllowEmptyString]
    public override string[] Id { get; set; } = [];

    /// <summary>Gets the batches of these groups; wildcards are allowed. Each part is followed by its restarts.</summary>
    [Parameter(ParameterSetName = GroupSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    /// <summary>Gets only batches with one of these statuses; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    [ArgumentCompleter(typeof(BatchStatusCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Gets only batches of these endpoints; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Endpoint { get; set; }

    /// <summary>Gets only batches created at this time or later. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    public DateTimeOffset CreatedAfter { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Gets only batches created before this time. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    [PSDefaultValue(Help = "None")]
    public DateTimeOffset CreatedBefore { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Gets only batches with these metadata pairs; wildcards are allowed in values. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = GroupSet)]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => BatchClient.Kind;

    private protected override Task<Batch> GetAsync(string id) => Client.Batches.GetAsync(id, Cancellation);

    private protected override IAsyncEnumerable<Batch> List(ListOptions options) => Client.Batches.ListAsync(options, Cancellation);

    private protected override Task ProcessRecordAsync()
    {
        if (ParameterSetName != GroupSet)
            return base.ProcessRecordAsync();
        _groups.AddRange(Group);
        return Task.CompletedTask;
    }

    private protected override async Task EndAsync()
    {
        await base.EndAsync();
        if (_groups.Count > 0)
            await TryAsync(null, () => this.WritePageAsync(CreateFilter().Apply(ListGroupsAsync(), null)));
    }

    // One pass over the list for all groups.
    private async IAsyncEnumerable<Batch> ListGroupsAsync()
    {
        var patterns = _groups.Distinct().Select(static name => (Text: name, Pattern: WildcardPattern.ContainsWildcardCharacters(name) ? TextPattern.Create(name) : null)).ToArray();
        var found = await Client.Batches.ListGroupsAsync(_groups, name => patterns.Any(one => one.Pattern?.IsMatch(name) == true), Cancellation);
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

    // The order of the list is not documented, so read it to its end.
    private protected override ListFilter<Batch> CreateFilter()
    {
        var filter = new ListFilter<Batch>(CreatedAfter, CreatedBefore, Metadata, static batch => batch.CreatedAt, static batch => batch.Metadata);
        WarnUnknownPatterns(nameof(Status), Status, BatchStatus.KnownValues);
        filter.Add(Status, static batch => batch.Status);
        filter.Add(Endpoint, static batch => batch.Endpoint);
        return filter;
    }
}
