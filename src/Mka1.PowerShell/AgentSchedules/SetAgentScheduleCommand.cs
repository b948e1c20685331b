using System.Collections;
using System.Management.Automation;
using Mka1.Agents;
using Mka1.AgentSchedules;
using Mka1.Http;
using Mka1.PowerShell.Agents;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.AgentSchedules;

/// <summary>Changes schedules of agents.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1AgentSchedule", SupportsShouldProcess = true)]
[ApiOperation("agentSchedules.updateAgentSchedule")]
[OutputType(typeof(AgentSchedule))]
public sealed class SetAgentScheduleCommand : UpdateCommand<AgentSchedule, AgentScheduleOptions>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentScheduleId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The agent of the ids. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenAgentCompleter))]
    public ObjectId[]? AgentId { get; set; }

    /// <summary>The new input of the runs.</summary>
    [Parameter]
    [FreeText]
    [Alias("Prompt"), AgentInputTransformation, ValidateNotNullOrEmpty]
    public object? Input { get; set; }

    /// <summary>The seconds between two runs.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? IntervalSeconds { get; set; }

    /// <summary>When it fires, once.</summary>
    [Parameter]
    [FreeText]
    public DateTimeOffset? RunAt { get; set; }

    /// <summary>A rule of any kind, as a hashtable, an object or JSON text.</summary>
    [Parameter]
    [FreeText]
    [NotEmpty]
    public object? Schedule { get; set; }

    /// <summary>The new name; an empty text removes it.</summary>
    [Parameter]
    [FreeText]
    [AllowEmptyString]
    [ValidateNotNull]
    public string? Name { get; set; }

    /// <summary>The conversation that the runs belong to.</summary>
    [Parameter]
    [ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenConversationCompleter))]
    public ObjectId? Conversation { get; set; }

    /// <summary>The response that the runs continue; an empty text removes it.</summary>
    [Parameter]
    [Alias("PreviousResponseId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenResponseCompleter))]
    public ObjectId? PreviousResponse { get; set; }

    /// <summary>The pairs, which replace the whole map; an empty hashtable clears it.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => AgentScheduleClient.Kind;

    private protected override ParentParameter? Parent => new(nameof(AgentId), AgentClient.Kind, AgentId);

    private protected override async Task<object?> FindAsync(string id) => await Client.AgentSchedules.GetAsync(ParentId, id, Cancellation);

    private protected override Task<AgentSchedule> UpdateAsync(string id, AgentScheduleOptions options) => Client.AgentSchedules.UpdateAsync(ParentId, id, options, Cancellation);
}
