using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Deletes responses and their data permanently.</summary>
[Cmdlet(VerbsCommon.Remove, "Mka1Response", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ApiOperation("llm.responses.delete")]
[OutputType(typeof(Deletion))]
public sealed class RemoveResponseCommand : RemoveCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override Task<Deletion> DeleteAsync(string id) => Client.Responses.DeleteAsync(id, Cancellation);
}
