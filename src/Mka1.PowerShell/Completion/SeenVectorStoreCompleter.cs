using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids and names of vector stores that cmdlets returned in this session.</summary>
public sealed class SeenVectorStoreCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var stores = SeenObjects.Get("VectorStore");
        return CompletionWord.Complete(wordToComplete, stores.Select(static store => (store.Id, $"{store.Id}, {store.Name}"))
            .Concat(stores.Select(static store => (store.Name ?? string.Empty, $"{store.Name}, {store.Id}"))));
    }
}
