using System.Management.Automation;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Wakes sleeping background responses with a message.</summary>
[Cmdlet(VerbsLifecycle.Resume, "Mka1Response", SupportsShouldProcess = true)]
[ApiOperation("llm.responses.wake")]
[OutputType(typeof(SleepWake))]
public sealed class ResumeResponseCommand : ActByIdCommand
{
    /// <summary>The ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The message to the response, 1 to 20,000 characters.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [FreeText]
    [Alias("Input")]
    [AllowEmptyString]
    public string Prompt { get; set; } = string.Empty;

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        if (ShouldProcess(id, Messages.Get("DoWake")))
            WriteObject(await Client.Responses.WakeAsync(id, Prompt, Cancellation));
    }
}
