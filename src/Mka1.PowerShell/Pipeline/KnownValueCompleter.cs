using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Completes from a list of known values. The parameter also accepts other values.</summary>
public abstract class KnownValueCompleter(IReadOnlyList<string> values) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        values
            .Where(value => value.StartsWith((wordToComplete ?? string.Empty).Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(static value => new CompletionResult(value));
}
