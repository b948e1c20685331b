using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes nothing.</summary>
public sealed class FreeTextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => [];
}
