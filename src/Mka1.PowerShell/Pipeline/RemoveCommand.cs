using System.Management.Automation;
using Mka1.Http;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that deletes objects by their ids, after a question.</summary>
public abstract class RemoveCommand : ActByIdCommand
{
    private protected RemoveCommand()
    {
    }

    /// <summary>Gives the server's word that the object is gone.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract Task<Deletion> DeleteAsync(string id);

    private protected sealed override async Task ActAsync(string id)
    {
        if (!ShouldProcess(id, $"Delete {Kind.Noun} for good"))
            return;
        var deletion = await DeleteAsync(id);
        if (PassThru)
            WriteObject(deletion);
    }
}
