using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Prompts;

namespace Mka1.PowerShell.Prompts;

/// <summary>Deletes prompts.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1Prompt", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.prompts.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemovePromptCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PromptId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => PromptClient.Kind;

    private protected override async Task<object?> FindAsync(string id) => await Client.Prompts.GetAsync(id, Cancellation);

    private protected override Task<Deletion> DeleteAsync(string id) => Client.Prompts.DeleteAsync(id, Cancellation);
}
