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
        Complete(ContextStore.All.Select(static context => (context.Name, context.ToString())), wordToComplete);

    internal static IEnumerable<CompletionResult> Complete(IEnumerable<(string Name, string Text)> contexts, string? word) =>
        contexts.GroupBy(static context => context.Name, StringComparer.OrdinalIgnoreCase).Select(static same => same.First())
            .Where(context => context.Name.StartsWith((word ?? string.Empty).Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(static context => new CompletionResult(Quote(context.Name), context.Name, CompletionResultType.ParameterValue, context.Text));

    private static string Quote(string name) =>
        name.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}
