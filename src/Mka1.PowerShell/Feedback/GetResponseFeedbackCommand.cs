using System.Management.Automation;
using Mka1.Feedback;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Feedback;

/// <summary>Gets the feedback on responses.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1ResponseFeedback", DefaultParameterSetName = IdSet, SupportsPaging = true)]
[ApiOperation("llm.feedback.getResponseFeedback")]
[OutputType(typeof(ResponseFeedback))]
public sealed class GetResponseFeedbackCommand : ReadByIdCommand<ResponseFeedback>
{
    /// <summary>The ids of the responses.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public ObjectId[] Id { get; set; } = [];

    private protected override Task ProcessRecordAsync() =>
        ReadAsync(Id, id => Client.Feedback.GetAsync(ResponseClient.Kind.CheckId(id), Cancellation));
}
