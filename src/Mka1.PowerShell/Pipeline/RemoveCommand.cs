using System.Management.Automation;
using Mka1.Http;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that deletes objects by their ids, after a confirmation prompt.</summary>
public abstract class RemoveCommand : ActByIdCommand
{
    private protected RemoveCommand()
    {
    }

    /// <summary>Returns the server's confirmation of the deletion.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract Task<Deletion> DeleteAsync(string id);

    private protected sealed override async Task ActAsync(string id)
    {
        if (!await ShouldProcessAsync(id, $"Delete {Kind.Noun} for good", ConfirmImpact.High))
            return;
        var deletion = await DeleteAsync(id);
        if (PassThru)
            WriteObject(deletion);
    }
}
