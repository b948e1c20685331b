using System.Management.Automation;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Waits until background responses are finished, and returns each as soon as it is.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Mka1Response")]
[OutputType(typeof(Response))]
public sealed class WaitResponseCommand : WaitCommand<Response>
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    private protected override Waitable<Response> CreateWaitable() => new WaitableResponses();
}
