using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.Models;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;

namespace Mka1.PowerShell.Models;

/// <summary>
/// Completes the models that a cmdlet can use, of the connection or, without one, of the settings in the environment. Reads them once, and waits at
/// most two seconds, so that completion does not hang.
/// </summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static Mka1Context? _environmentContext;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string? type = parameterName == "EmbeddingModel" ? ModelType.Embeddings : GetType(commandName ?? string.Empty, fakeBoundParameters);
        return CompletionWord.Complete(wordToComplete, GetModels(fakeBoundParameters?["Context"])
            // A type that is new to this version may do.
            .Where(model => type is null || model.ModelType == type || !ModelType.KnownValues.Contains(model.ModelType ?? string.Empty))
            .Select(static model => (model.Id, $"{model.Id} ({model.ModelType}, {model.OwnedBy})")));
    }

    // The type of models that the cmdlet can use; null for all.
    private static string? GetType(string command, IDictionary? bound) =>
        command.EndsWith("Mka1Model", StringComparison.OrdinalIgnoreCase) ? null
        : command.EndsWith("Mka1Embedding", StringComparison.OrdinalIgnoreCase) || command.EndsWith("Mka1EmbeddingModel", StringComparison.OrdinalIgnoreCase) || bound?.Contains("EmbeddingInput") == true || IsEndpoint(bound, BatchEndpoint.Embeddings) ? ModelType.Embeddings
        : command.EndsWith("ConvertTo-Mka1Speech", StringComparison.OrdinalIgnoreCase) ? ModelType.TextToSpeech
        : command.EndsWith("ConvertFrom-Mka1Speech", StringComparison.OrdinalIgnoreCase) ? ModelType.SpeechToText
        : command.EndsWith("Mka1Image", StringComparison.OrdinalIgnoreCase) || bound?.Contains("ImagePrompt") == true || IsEndpoint(bound, BatchEndpoint.ImageGenerations) ? ModelType.Images
        : ModelType.Llm;

    private static bool IsEndpoint(IDictionary? bound, string endpoint) => string.Equals(bound?["Endpoint"]?.ToString(), endpoint, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<Model> GetModels(object? given)
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
