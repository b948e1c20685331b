using Mka1.AgentRuns;
using Mka1.Http;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.AgentRuns;

/// <summary>Lets a cmdlet wait for runs of agents.</summary>
internal sealed class WaitableAgentRuns : Waitable<AgentRun>
{
    public override ObjectKind Kind => AgentRunClient.Kind;

    // A run has no operation to cancel it, but its response has.
    public override string StopCmdlet => "Stop-Mka1Response";

    public override Task<AgentRun> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.AgentRuns.GetAsync(Parents[id], id, cancellationToken);

    public override bool IsFinished(AgentRun item) => item.IsFinished;

    public override string GetStatus(AgentRun item) => item.Status;

    public override string Advise(bool isOne, IReadOnlyList<string> ids, string arguments)
    {
        // The runs that are piped on tell where they were read.
        string runs = $"Get-Mka1AgentRun{arguments} -Id {CommandText.Join(ids)}";
        return Messages.Get(isOne ? "CancelOne" : "CancelMany", $"{runs} | {StopCmdlet}", $"{runs} | Wait-Mka1AgentRun");
    }

    // Never by -Status: the runs of the agent may be those of others.
    private protected override string AdviseMany(IReadOnlyList<string> ids, string arguments) =>
        Messages.Get("CancelRunsByIds", $"Get-Mka1AgentRun{arguments} -Id ...", CommandText.Join(ids), StopCmdlet, "Wait-Mka1AgentRun");
}
