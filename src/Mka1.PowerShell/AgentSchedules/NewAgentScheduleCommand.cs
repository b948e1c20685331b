using System.Collections;
using System.Management.Automation;
using Mka1.Agents;
using Mka1.AgentSchedules;
using Mka1.Http;
using Mka1.PowerShell.Agents;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.AgentSchedules;

/// <summary>Creates schedules, which run agents once or again and again.</summary>
[Cmdlet(VerbsCommon.New, "Mka1AgentSchedule", DefaultParameterSetName = IntervalSet, SupportsShouldProcess = true)]
[ApiOperation("agentSchedules.createAgentSchedule")]
[OutputType(typeof(AgentSchedule))]
public sealed class NewAgentScheduleCommand : CreateChildCommand<AgentSchedule, AgentScheduleOptions>
{
    private const string IntervalSet = "Interval";
    private const string OnceSet = "Once";
    private const string RuleSet = "Rule";

    /// <summary>The agents.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenAgentCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The input of the runs: text, or items such as @{ role = 'user'; content = 'Hi' }.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [FreeText]
    [Alias("Prompt"), AgentInputTransformation, ValidateNotNullOrEmpty]
    public object? Input { get; set; }

    /// <summary>The seconds between two runs.</summary>
    [Parameter(ParameterSetName = IntervalSet, Mandatory = true)]
    [FreeText]
    [ValidateRange(1, int.MaxValue)]
    public int? IntervalSeconds { get; set; }

    /// <summary>When it fires, once.</summary>
    [Parameter(ParameterSetName = OnceSet, Mandatory = true)]
    [FreeText]
    public DateTimeOffset? RunAt { get; set; }

    /// <summary>A rule of any kind, as a hashtable, an object or JSON text.</summary>
    [Parameter(ParameterSetName = RuleSet, Mandatory = true)]
    [FreeText]
    [NotEmpty]
    public object? Schedule { get; set; }

    /// <summary>The name.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The conversation that the runs belong to.</summary>
    [Parameter]
    [ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenConversationCompleter))]
    public ObjectId? Conversation { get; set; }

    /// <summary>The response that the runs continue.</summary>
    [Parameter]
    [Alias("PreviousResponseId"), ObjectIdTransformation(IsSingle = true), ValidateNotNull, ArgumentCompleter(typeof(SeenResponseCompleter))]
    public ObjectId? PreviousResponse { get; set; }

    /// <summary>The metadata.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Metadata { get; set; }

    private protected override ObjectKind Kind => AgentClient.Kind;

    private protected override string Action => Messages.Get("DoCreateSchedule");

    private protected override Task<AgentSchedule> CreateAsync(string parent, AgentScheduleOptions options) => Client.AgentSchedules.CreateAsync(parent, options, Cancellation);
}
