using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Requests;

/// <summary>Completes a hashtable with the parameters of the operation's path.</summary>
public sealed class OperationParameterCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? name = fakeBoundParameters?["Operation"]?.ToString();
        var operation = OperationCatalog.All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (operation is not { Parameters.Count: > 0 })
            return [];
        string table = $"@{{ {string.Join("; ", operation.Parameters.Select(static parameter => $"{parameter} = ''"))} }}";
        return [new CompletionResult(table, table, CompletionResultType.ParameterValue, $"{operation.Method} {operation.Path}")];
    }
}
