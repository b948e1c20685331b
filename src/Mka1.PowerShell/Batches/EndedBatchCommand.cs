using Mka1.Batches;

namespace Mka1.PowerShell.Batches;

/// <summary>A cmdlet that reads the results of finished batches, of single batches or of whole groups.</summary>
public abstract class EndedBatchCommand : BatchGroupCommand
{
    private protected EndedBatchCommand()
    {
    }

    private protected sealed override bool TakesIdentities => true;

    /// <summary>Processes finished batches that belong together.</summary>
    private protected abstract Task ActAsync(string name, List<Batch> batches);

    private protected override async Task ActOnAsync(string name, List<Batch> batches)
    {
        foreach (var batch in batches)
        {
            if (!BatchStatus.IsTerminal(batch.Status))
            {
                WriteError(BatchErrors.Conflict(
                    $"{batch.Id} is not finished: its status is {batch.Status}. Wait for it: Wait-Mka1Batch {batch.Id}.", name, $"Wait for it: Wait-Mka1Batch {batch.Id}."));
                return;
            }
        }
        foreach (var batch in batches)
        {
            foreach (var error in batch.Errors)
                WriteError(BatchErrors.InputRefused($"{batch.Id}: the server rejected the input file: {error}", batch.Id));
        }
        await ActAsync(name, batches);
    }
}
