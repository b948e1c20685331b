using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mka1.PowerShell.Completion;

namespace Mka1.PowerShell.Permissions;

/// <summary>Completes ids of objects of the kinds that have permissions and were seen in this session.</summary>
public sealed class SeenResourceCompleter : IArgumentCompleter
{
    private static readonly string[] Kinds = ["File", "Response", "Conversation", "VectorStore", "Skill"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionWord.Complete(wordToComplete, Kinds.SelectMany(SeenObjects.Get)
            .Select(static item => (item.Id, string.IsNullOrEmpty(item.Name) ? item.Id : $"{item.Id}, {item.Name}")));
}
