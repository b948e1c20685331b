using System.Management.Automation;
using Mka1.Embeddings;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Requests;

namespace Mka1.PowerShell.Embeddings;

/// <summary>Gets the models that embed texts, with their limits.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1EmbeddingModel")]
[ApiOperation("llm.embeddings.listModels")]
[OutputType(typeof(EmbeddingModel))]
public sealed class GetEmbeddingModelCommand : Mka1Command
{
    private protected override bool TakesIdentities => true;

    private protected override Task ProcessRecordAsync() => TryAsync(Identity, async () =>
    {
        await foreach (var model in Client.Embeddings.ListModelsAsync(Cancellation))
            WriteObject(model);
    });
}
