using Mka1.AgentRuns;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.AgentRuns;

/// <summary>Lets a cmdlet wait for runs of agents.</summary>
internal sealed class WaitableAgentRuns : Waitable<AgentRun>
{
    private const int MaximumShownIds = 5;

    /// <summary>The ids of the agents by those of the runs.</summary>
    public Dictionary<string, string> Agents { get; } = new(StringComparer.Ordinal);

    public override ObjectKind Kind => AgentRunClient.Kind;

    // A run has no operation to cancel it, but its response has.
    public override string StopCmdlet => "Stop-Mka1Response";

    public override Task<AgentRun> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.AgentRuns.GetAsync(Agents[id], id, cancellationToken);

    public override bool IsFinished(AgentRun item) => item.IsFinished;

    public override string GetStatus(AgentRun item) => item.Status;

    public override string DescribeUnfinished(IReadOnlyList<KeyValuePair<string, AgentRun?>> unfinished, IEnumerable<AgentRun> all, string arguments)
    {
        string[] ids = [.. unfinished.Select(static pair => pair.Key)];
        return ids.Length == 1 ? $"{ids[0]} continues. {Advise("it", ids, arguments)}" : $"{ids.Length} runs continue. {Advise("them", ids, arguments)}";
    }

    public override string Advise(string pronoun, IReadOnlyList<string> ids, string arguments)
    {
        string[] agents = [.. ids.Select(id => Agents[id]).Distinct()];
        // The runs that are piped on tell where they were read.
        string runs = (agents.Length == 1 && ids.Count <= MaximumShownIds
            ? $"Get-Mka1AgentRun {CommandText.Quote(agents[0])} -Id {CommandText.Join(ids)}"
            : $"Get-Mka1AgentRun {CommandText.Join(agents)} -Status {AgentRunStatus.Queued}") + arguments;
        return $"To cancel {pronoun}: {runs} | {StopCmdlet}. To wait again: {runs} | Wait-Mka1AgentRun.";
    }
}
