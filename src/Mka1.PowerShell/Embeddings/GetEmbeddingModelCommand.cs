using System.Management.Automation;
using Mka1.Embeddings;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Models;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Embeddings;

/// <summary>Gets the models that embed texts, with their limits.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1EmbeddingModel")]
[ApiOperation("llm.embeddings.listModels")]
[OutputType(typeof(EmbeddingModel))]
public sealed class GetEmbeddingModelCommand : Mka1Command
{
    /// <summary>The ids; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [Alias("Id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Model { get; set; }

    private protected override bool TakesIdentities => true;

    // The server has a list of all models, but none of them by its id.
    private protected override Task ProcessRecordAsync() => TryAsync(Identity, async () =>
    {
        var missing = new List<string>((Model ?? []).Where(static id => !WildcardPattern.ContainsWildcardCharacters(id)));
        var patterns = Model?.Select(TextPattern.Create).ToArray();
        await foreach (var model in Client.Embeddings.ListModelsAsync(Cancellation))
        {
            missing.RemoveAll(id => id.Equals(model.Id, StringComparison.OrdinalIgnoreCase));
            if (patterns?.Any(pattern => pattern.IsMatch(model.Id)) != false)
                WriteObject(model);
        }
        foreach (string id in missing)
            WriteError(ErrorCatalog.CreateRecord(
                new ItemNotFoundException($"There is no embedding model '{id}'."), ErrorId.NotFound, ErrorCategory.ObjectNotFound, id, "Get-Mka1EmbeddingModel lists all."));
    });
}
