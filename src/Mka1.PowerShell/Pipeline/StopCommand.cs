using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Pipeline;

/// <summary>A cmdlet that cancels objects by their ids.</summary>
public abstract class StopCommand<T> : ActByIdCommand
{
    private protected StopCommand()
    {
    }

    private protected abstract Task<T> CancelAsync(string id);

    private protected sealed override async Task ActAsync(string id)
    {
        if (await ShouldProcessAsync(id, WithStatus(Action)))
            WriteObject(await CancelAsync(id));
    }

    private protected string Action => Messages.Get("DoCancel", Messages.GetNoun(Kind));
}
