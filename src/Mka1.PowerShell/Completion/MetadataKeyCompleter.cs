using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes the metadata keys of the objects whose ids are given, or else of all of their kind that this session has seen.</summary>
public sealed class MetadataKeyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (SeenObjects.FindKind(commandName ?? string.Empty) is not string kind)
            return [];
        string[] ids = fakeBoundParameters?["Id"] switch
        {
            null => [],
            string id => [id],
            IEnumerable many => [.. many.Cast<object?>().Select(static id => id?.ToString() ?? string.Empty)],
            object other => [other.ToString() ?? string.Empty],
        };
        return CompletionWord.Complete(wordToComplete, SeenObjects.Get(kind)
            .Where(item => ids.Length == 0 || ids.Contains(item.Id, StringComparer.Ordinal))
            .SelectMany(static item => item.MetadataKeys.Select(key => (key, $"{key}, of {item.Id}"))));
    }
}
