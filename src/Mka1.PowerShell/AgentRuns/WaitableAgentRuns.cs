using Mka1.AgentRuns;
using Mka1.Http;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.AgentRuns;

/// <summary>Lets a cmdlet wait for runs of agents.</summary>
internal sealed class WaitableAgentRuns : Waitable<AgentRun>
{
    private const int MaximumShownIds = 5;

    public override ObjectKind Kind => AgentRunClient.Kind;

    // A run has no operation to cancel it, but its response has.
    public override string StopCmdlet => "Stop-Mka1Response";

    public override Task<AgentRun> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.AgentRuns.GetAsync(Parents[id], id, cancellationToken);

    public override bool IsFinished(AgentRun item) => item.IsFinished;

    public override string GetStatus(AgentRun item) => item.Status;

    public override string DescribeUnfinished(IReadOnlyList<KeyValuePair<string, AgentRun?>> unfinished, IEnumerable<AgentRun> all, string arguments)
    {
        string[] ids = [.. unfinished.Select(static pair => pair.Key)];
        return ids.Length == 1 ? $"{ids[0]} continues. {Advise("it", ids, arguments)}" : $"{ids.Length} runs continue. {Advise("them", ids, arguments)}";
    }

    public override string Advise(string pronoun, IReadOnlyList<string> ids, string arguments)
    {
        // The runs that are piped on tell where they were read.
        string runs = $"Get-Mka1AgentRun{arguments} {(ids.Count <= MaximumShownIds ? $"-Id {CommandText.Join(ids)}" : $"-Status {AgentRunStatus.Queued}")}";
        return $"To cancel {pronoun}: {runs} | {StopCmdlet}. To wait again: {runs} | Wait-Mka1AgentRun.";
    }
}
