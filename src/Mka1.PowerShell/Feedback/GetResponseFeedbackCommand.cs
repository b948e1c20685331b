using System.Management.Automation;
using Mka1.Feedback;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.PowerShell.Values;
using Mka1.Responses;

namespace Mka1.PowerShell.Feedback;

/// <summary>Gets the feedback on responses.</summary>
// Not a ReadByIdCommand, because there is no list to page.
[Cmdlet(VerbsCommon.Get, "Mka1ResponseFeedback")]
[ApiOperation("llm.feedback.getResponseFeedback")]
[OutputType(typeof(ResponseFeedback))]
public sealed class GetResponseFeedbackCommand : ActByIdCommand
{
    /// <summary>The ids of the responses.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The number of responses whose feedback is read in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 5;

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override bool TakesIdentities => true;

    private protected override Task ActAsync(string id)
    {
        var client = Client;
        // The server answers the same if there is no feedback and if there is no response. An object from the pipeline was a response.
        bool isKnown = MyInvocation.ExpectingInput && Source is not null && DeserializedType.IsFromServer(Source);
        return Changes.StartAsync(id, async () => isKnown ? await FindAsync(client, id) : await client.Feedback.GetAsync(id, Cancellation));
    }

    private async Task<ResponseFeedback?> FindAsync(Mka1Client client, string id)
    {
        var feedback = await client.Feedback.FindAsync(id, Cancellation);
        if (feedback is null)
            PostVerbose(() => $"{id} has no feedback.");
        return feedback;
    }
}
