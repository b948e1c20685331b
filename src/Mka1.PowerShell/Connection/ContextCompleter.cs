using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mka1.PowerShell.Completion;

namespace Mka1.PowerShell.Connection;

/// <summary>Completes the names of contexts.</summary>
public sealed class ContextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionWord.Complete(wordToComplete, ContextStore.All.Select(static context => (context.Name, context.ToString())));
}
