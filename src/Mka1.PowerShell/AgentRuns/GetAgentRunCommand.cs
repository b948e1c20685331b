using System.Management.Automation;
using Mka1.AgentRuns;
using Mka1.Agents;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses.Streaming;

namespace Mka1.PowerShell.AgentRuns;

/// <summary>Gets the runs of agents: as a list, by id, or as a stream of events.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1AgentRun", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("agentRuns.listAgentRuns", "agentRuns.getAgentRun", "agentRuns.streamAgentRunEvents")]
[OutputType(typeof(AgentRun), typeof(ResponseStreamEvent))]
public sealed class GetAgentRunCommand : GetCommand<AgentRun>
{
    /// <summary>The agents whose runs to list, or the agent of the ids.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenAgentCompleter))]
    public ObjectId[]? AgentId { get; set; }

    /// <summary>The ids of runs.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentRunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>Returns the events of the run as they arrive, up to the terminal event.</summary>
    // Not a set of its own: the engine cannot choose between two sets for -Id { ... }.
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter Stream { get; set; }

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    /// <summary>Gets only runs with one of these statuses; wildcards are allowed. Filtered on the client.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentRunStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    private protected override ObjectKind Kind => AgentRunClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(AgentId), AgentClient.Kind, AgentId);

    private protected override DateTimeOffset? GetCreated(AgentRun item) => item.CreatedAt;

    private protected override Task<AgentRun> GetAsync(string id) => Client.AgentRuns.GetAsync(ParentId, id, Cancellation);

    private protected override IAsyncEnumerable<AgentRun> List(ListOptions options) => Client.AgentRuns.ListAsync(ParentId, options, Cancellation);

    private protected override void AddFilters(ListFilter<AgentRun> filter)
    {
        WarnUnknownPatterns(nameof(Status), Status, AgentRunStatus.KnownValues);
        filter.Add(Status, static run => run.Status);
    }

    private protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        CheckStream(Stream);
    }

    private protected override Task ProcessRecordAsync() => Stream
        ? StreamAsync(Id, id => Client.AgentRuns.StreamAsync(ParentId, id, Cancellation))
        : base.ProcessRecordAsync();
}
