using System.Management.Automation;
using Mka1.AgentRuns;
using Mka1.Agents;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.AgentRuns;

/// <summary>Waits until runs of agents are finished, and returns each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1AgentRun")]
[OutputType(typeof(AgentRun))]
public sealed class WaitAgentRunCommand : WaitCommand<AgentRun>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AgentRunId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The agent of the ids. Objects name theirs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenAgentCompleter))]
    public ObjectId[]? AgentId { get; set; }

    private protected override ParentParameter? Parent => new(nameof(AgentId), AgentClient.Kind, AgentId);

    private protected override Waitable<AgentRun> CreateWaitable() => new WaitableAgentRuns();
}
