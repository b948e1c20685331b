using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes the numbers of versions that cmdlets returned in this session: those of prompts, or of eval suites.</summary>
public sealed class SeenVersionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string kind = parameterName.Equals("SuiteVersion", StringComparison.OrdinalIgnoreCase) ? "EvalSuiteVersion" : "PromptVersion";
        string? parent = fakeBoundParameters?["Id"]?.ToString();
        var versions = SeenObjects.Get(kind);
        // The number means nothing without its parent, which may also come from the pipeline.
        return CompletionWord.Complete(wordToComplete, versions.Where(version => version.Name == parent || versions.All(other => other.Name != parent))
            .Select(static version => (version.Id, $"{version.Id} of {version.Name}")));
    }
}
