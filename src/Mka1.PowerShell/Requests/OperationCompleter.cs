using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Requests;

/// <summary>Completes the names of operations, by their beginning or by any part.</summary>
public sealed class OperationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return OperationCatalog.All
            .Where(operation => CultureInfo.InvariantCulture.CompareInfo.IndexOf(operation.Name, word, CompareOptions.OrdinalIgnoreCase) >= 0)
            .OrderByDescending(operation => operation.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(static operation => new CompletionResult(
                operation.Name, operation.Name, CompletionResultType.ParameterValue, operation.Path.Length > 0 ? $"{operation.Method} {operation.Path}" : operation.Name));
    }
}
