using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Cancels unfinished background responses.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Mka1Response", SupportsShouldProcess = true)]
[ApiOperation("llm.responses.cancel")]
[OutputType(typeof(Response))]
public sealed class StopResponseCommand : StopCommand<Response>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override Task<Response> CancelAsync(string id) => Client.Responses.CancelAsync(id, Cancellation);
}
