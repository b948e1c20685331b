using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mka1.Errors;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Models;

/// <summary>Completes the models of the connection, which is asked once. A key press must not hang: it waits two seconds at most.</summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var context = fakeBoundParameters?["Context"] switch
        {
            Mka1Context given => given,
            string name => ContextStore.Find(name),
            _ => ContextStore.Current,
        };
        string start = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Models(context)
            .Where(model => model.Id.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .Select(static model => new CompletionResult(model.Id, model.Id, CompletionResultType.ParameterValue, $"{model.Id} ({model.ModelType}, {model.OwnedBy})"));
    }

    private static IReadOnlyList<Mka1.Models.Model> Models(Mka1Context? context)
    {
        if (context is null)
            return [];
        try
        {
            var models = context.ModelsAsync();
            return models.Wait(Patience) ? models.Result : [];
        }
        // Completion has no place for an error; the cmdlet itself will tell it.
        catch (AggregateException exception) when (exception.InnerException is Mka1Exception)
        {
            return [];
        }
    }
}
