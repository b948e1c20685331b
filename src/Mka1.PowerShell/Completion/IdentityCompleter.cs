using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes the identities of the contexts and of the calls in the request log.</summary>
public sealed class IdentityCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionWord.Complete(wordToComplete, Mka1Context.Log.Snapshot().Reverse()
            .Select(static call => (call.OnBehalfOf ?? string.Empty, $"{call.OnBehalfOf}, used in this session"))
            .Concat(ContextStore.All.Select(static context => (context.OnBehalfOf ?? string.Empty, $"{context.OnBehalfOf}, of context {context.Name}"))));
}
