using System.Management.Automation;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Deletes responses and their data for good.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1Response", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DeletedResponse))]
public sealed class RemoveResponseCommand : ResponseIdCommand
{
    /// <summary>Gives the server's word that the response is gone.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ActAsync(string id)
    {
        if (!ShouldProcess(Named(id), "Delete response for good"))
            return;
        var deleted = await Client.Responses.DeleteAsync(id, Cancellation);
        if (PassThru)
            WriteObject(deleted);
    }
}
