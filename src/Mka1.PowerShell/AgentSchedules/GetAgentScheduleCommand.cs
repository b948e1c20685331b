using System.Management.Automation;
using Mka1.AgentSchedules;
using Mka1.Agents;
using Mka1.Http;
using Mka1.Lists;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.AgentSchedules;

/// <summary>Gets the schedules of agents: as a list or by id.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1AgentSchedule", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ApiOperation("agentSchedules.listAgentSchedules", "agentSchedules.getAgentSchedule")]
[OutputType(typeof(AgentSchedule))]
public sealed class GetAgentScheduleCommand : GetCommand<AgentSchedule>
{
    /// <summary>The agents whose schedules to list, or the agent of the ids.</summary>
    [Parameter(ParameterSetName = ListSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = IdSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenAgentCompleter))]
    public ObjectId[]? AgentId { get; set; }

    /// <summary>The ids of schedules.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The order by time of creation. The API's default is the newest first.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public override ListOrder Order { get; set; }

    private protected override ObjectKind Kind => AgentScheduleClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(AgentId), AgentClient.Kind, AgentId);

    private protected override DateTimeOffset? GetCreated(AgentSchedule item) => item.CreatedAt;

    private protected override Task<AgentSchedule> GetAsync(string id) => Client.AgentSchedules.GetAsync(ParentId, id, Cancellation);

    private protected override IAsyncEnumerable<AgentSchedule> List(ListOptions options) => Client.AgentSchedules.ListAsync(ParentId, options, Cancellation);
}
