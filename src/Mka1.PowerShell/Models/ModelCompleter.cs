using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Mka1.Errors;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Models;

/// <summary>
/// Completes the models of the connection or, without one, of the settings in the environment. Reads them once, and waits at
/// most two seconds, so that completion does not hang.
/// </summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly Regex NeedsNoQuotes = new(@"\A[A-Za-z0-9][A-Za-z0-9:._/-]*\z", RegexOptions.CultureInvariant);
    private static Mka1Context? _environmentContext;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string start = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return GetModels(fakeBoundParameters?["Context"])
            // Leave out ids with characters that cannot be shown.
            .Where(model => model.Id.StartsWith(start, StringComparison.OrdinalIgnoreCase) && VisibleText.EscapeLine(model.Id) == model.Id)
            .Select(static model => new CompletionResult(
                Quote(model.Id), model.Id, CompletionResultType.ParameterValue, VisibleText.EscapeLine($"{model.Id} ({model.ModelType}, {model.OwnedBy})")));
    }

    // Quote the id: text from the server must not run as code.
    private static string Quote(string name) => NeedsNoQuotes.IsMatch(name) ? name : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";

    private static IReadOnlyList<Mka1.Models.Model> GetModels(object? given)
    {
        try
        {
            var context = given switch
            {
                Mka1Context found => found,
                string name => ContextStore.Find(name),
                _ => ContextStore.Current ?? GetEnvironmentContext(),
            };
            if (context is null)
                return [];
            // Run on another thread, because finding a proxy may block.
            var models = Task.Run(context.GetModelsAsync);
            return models.Wait(Timeout) ? models.Result : [];
        }
        // Completion cannot report an error. The cmdlet will.
        catch (Exception exception) when (exception is Mka1Exception or AggregateException { InnerException: Mka1Exception })
        {
            return [];
        }
    }

    // Completion must not connect the runspace, so keep the context here.
    private static Mka1Context? GetEnvironmentContext()
    {
        var current = EnvironmentSettings.CreateContext();
        if (current is null || _environmentContext?.HasSameConnection(current) != true)
            _environmentContext = current;
        return _environmentContext;
    }
}
