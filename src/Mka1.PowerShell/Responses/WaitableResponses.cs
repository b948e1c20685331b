using Mka1.Http;
using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Lets a cmdlet wait for responses.</summary>
internal sealed class WaitableResponses : Waitable<Response>
{
    public override ObjectKind Kind => ResponseClient.Kind;

    public override string StopCmdlet => "Stop-Mka1Response";

    public override Task<Response> ReadAsync(Mka1Client client, string id, CancellationToken cancellationToken) => client.Responses.GetAsync(id, null, cancellationToken);

    public override bool IsFinished(Response item) => ResponseStatus.IsTerminal(item.Status);

    public override string GetStatus(Response item) => item.Status;
}
