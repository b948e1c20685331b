using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mka1.Errors;
using Mka1.PowerShell.Completion;

namespace Mka1.PowerShell.Connection;

/// <summary>Completes the names of contexts, also of saved ones.</summary>
public sealed class SavedContextCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionWord.Complete(
            wordToComplete, ReadSaved().Select(static context => (context.Name, context.ToString())).Concat(ContextStore.All.Select(static context => (context.Name, context.ToString()))));

    // A completion shows no errors. Connect-Mka1 reports the file.
    private static IReadOnlyList<SavedContext> ReadSaved()
    {
        try
        {
            return SavedContexts.Read();
        }
        catch (Mka1InputException)
        {
            return [];
        }
    }
}
