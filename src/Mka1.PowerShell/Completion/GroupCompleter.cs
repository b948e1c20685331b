using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes the groups of batches that cmdlets returned in this session. Sends no request.</summary>
public sealed class GroupCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionWord.Complete(wordToComplete, SeenObjects.Get("BatchGroup").Concat(SeenObjects.Get("Batch"))
            .Where(static seen => seen.Group is not null)
            .GroupBy(static seen => seen.Group!)
            .Select(static group => (group.Key, $"{group.Key}, batches seen: {group.Count(static seen => seen.Kind == "Batch")}")));
}
