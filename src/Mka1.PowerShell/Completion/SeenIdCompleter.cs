using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of objects that cmdlets returned in this session, the newest first, of the kind that the cmdlet works on.</summary>
public class SeenIdCompleter : IArgumentCompleter
{
    private readonly string? _kind;

    /// <summary>Completes ids of the kind that the cmdlet's noun names.</summary>
    public SeenIdCompleter()
    {
    }

    private protected SeenIdCompleter(string kind) => _kind = kind;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        (_kind ?? SeenObjects.FindKind(commandName ?? string.Empty)) is string kind
            ? CompletionWord.Complete(wordToComplete, SeenObjects.Get(kind).Select(static item => (item.Id, Describe(item))))
            : [];

    private static string Describe(SeenObject item) =>
        string.Join(", ", new[] { item.Id, item.Status, item.Name }.Where(static text => !string.IsNullOrEmpty(text)));
}
