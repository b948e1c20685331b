using Mka1.Batches;

namespace Mka1.PowerShell.Batches;

/// <summary>A cmdlet that reads what batches did that are over: one by one, or a group of them as one.</summary>
public abstract class EndedBatchCommand : BatchGroupCommand
{
    private protected EndedBatchCommand()
    {
    }

    /// <summary>Does what the cmdlet does about batches that are over and belong together.</summary>
    private protected abstract Task ActAsync(string name, List<Batch> batches);

    private protected override async Task ActOnAsync(string name, List<Batch> batches)
    {
        foreach (var batch in batches)
        {
            if (!BatchStatus.IsTerminal(batch.Status))
            {
                WriteError(BatchErrors.Conflict(
                    $"{batch.Id} is not over yet: its status is {batch.Status}. Wait for it: Wait-Mka1Batch {batch.Id}.", name, $"Wait for it: Wait-Mka1Batch {batch.Id}."));
                return;
            }
        }
        foreach (var batch in batches)
        {
            foreach (var error in batch.Errors)
                WriteError(BatchErrors.InputRefused($"{batch.Id}: the server refused the input file: {error}", batch.Id));
        }
        await ActAsync(name, batches);
    }
}
