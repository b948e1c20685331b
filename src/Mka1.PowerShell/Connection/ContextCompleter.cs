using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Connection;

/// <summary>Completes the names of contexts.</summary>
public sealed class ContextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ContextStore.All
            .Where(context => context.Name.StartsWith((wordToComplete ?? string.Empty).Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(static context => new CompletionResult(
                Quote(context.Name), context.Name, CompletionResultType.ParameterValue, context.ToString()));

    private static string Quote(string name) =>
        name.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
