using System.Management.Automation;
using Mka1.AgentSchedules;
using Mka1.Agents;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.AgentSchedules;

/// <summary>Pauses schedules of agents.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "Mka1AgentSchedule", SupportsShouldProcess = true)]
[ApiOperation("agentSchedules.pauseAgentSchedule")]
[OutputType(typeof(AgentSchedule))]
public sealed class SuspendAgentScheduleCommand : ActByIdCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The agent of the ids. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenAgentCompleter))]
    public ObjectId[]? AgentId { get; set; }

    private protected override ObjectKind Kind => AgentScheduleClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(AgentId), AgentClient.Kind, AgentId);

    private protected override async Task<object?> FindAsync(string id) => await Client.AgentSchedules.GetAsync(ParentId, id, Cancellation);

    private protected override async Task ActAsync(string id)
    {
        if (await ShouldProcessAsync(id, Messages.Get("DoPauseSchedule")))
            WriteObject(await Client.AgentSchedules.PauseAsync(ParentId, id, Cancellation));
    }
}
