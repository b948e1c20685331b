using System.Management.Automation;
using Mka1.Batches;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>A cmdlet that reads the results of batches, of single batches or of whole groups.</summary>
public abstract class BatchResultCommand : BatchGroupCommand
{
    private protected BatchResultCommand()
    {
    }

    /// <summary>Whether the cmdlet also processes batches that have not ended.</summary>
    private protected virtual bool AcceptsRunning => true;

    /// <summary>Processes batches that belong together.</summary>
    private protected abstract Task ActAsync(string name, List<Batch> batches);

    private protected override async Task ActOnAsync(string name, List<Batch> batches)
    {
        var running = batches.FindAll(static batch => !BatchStatus.IsTerminal(batch.Status));
        if (running.Count > 0 && !AcceptsRunning)
        {
            WriteError(CreateConflict(name, batches.Count, running));
            return;
        }
        foreach (var batch in batches)
        {
            foreach (var error in batch.Errors)
                WriteError(BatchErrors.InputRefused($"{BatchGroup.Describe(batch) ?? batch.Id}: the server rejected the input file: {error}", batch.Id));
        }
        await ActAsync(name, batches);
    }

    private ErrorRecord CreateConflict(string name, int count, List<Batch> running)
    {
        bool isGroup = running[0].Id != name;
        string wait = (isGroup ? $"Wait-Mka1Batch -Group {CommandText.Quote(name)}" : $"Wait-Mka1Batch {running[0].Id}") + Connection.GetArguments();
        string others = running.Count > 1 ? $", and {running.Count - 1} more of its {count} batches {(running.Count == 2 ? "is" : "are")} not finished either" : string.Empty;
        string message = $"{running[0].Id}{(isGroup && BatchGroup.Describe(running[0]) is string part ? $" ({part})" : string.Empty)} is not finished: its status is {running[0].Status}{others}. Wait for {(isGroup ? "the group" : "it")}: {wait}.";
        return BatchErrors.Conflict(message, name, $"Wait for it: {wait}.");
    }
}
