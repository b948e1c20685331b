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
        if (ShouldProcess(id, $"Cancel {Kind.Noun}"))
            WriteObject(await CancelAsync(id));
    }
}
