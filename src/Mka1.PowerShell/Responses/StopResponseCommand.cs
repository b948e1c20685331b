using System.Management.Automation;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Cancels background responses that are not over.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Mka1Response", SupportsShouldProcess = true)]
[OutputType(typeof(Response))]
public sealed class StopResponseCommand : ResponseIdCommand
{
    private protected override async Task ActAsync(string id)
    {
        if (ShouldProcess(Named(id), "Cancel response"))
            WriteObject(await Client.Responses.CancelAsync(id, Cancellation));
    }
}
