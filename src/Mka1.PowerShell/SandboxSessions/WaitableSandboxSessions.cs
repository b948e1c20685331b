using Mka1.Http;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Lets a cmdlet wait until sandbox sessions are ready.</summary>
internal sealed class WaitableSandboxSessions : Waitable<SandboxSession>
{
    public override ObjectKind Kind => SandboxSessionClient.Kind;

    public override string StopCmdlet => "Remove-Mka1SandboxSession";

    public override Task<SandboxSession> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.SandboxSessions.GetAsync(id, cancellationToken);

    public override bool IsFinished(SandboxSession item) => SandboxSessionStatus.IsReady(item.Status) || SandboxSessionStatus.HasEnded(item.Status);

    public override string? GetFailure(SandboxSession item) => SandboxSessionStatus.HasEnded(item.Status)
        ? $"The sandbox session '{item.Id}' is not ready and will not be: its status is {item.Status}."
        : null;

    public override string GetStatus(SandboxSession item) => item.Status;

    public override TimeSpan GetPollDelay(string id, SandboxSession? item) => TimeSpan.FromSeconds(1);

    public override string Advise(bool isOne, IReadOnlyList<string> ids, string arguments)
    {
        string place = CommandText.Join(ids) + arguments;
        return Messages.Get(isOne ? "TerminateOne" : "TerminateMany", $"{StopCmdlet} {place}", $"Wait-Mka1SandboxSession {place}");
    }

    private protected override string AdviseMany(IReadOnlyList<string> ids, string arguments) =>
        Messages.Get("TerminateManyByIds", StopCmdlet, "Wait-Mka1SandboxSession", CommandText.Join(ids) + arguments);
}
