using System.Management.Automation;
using Mka1.Errors;
using Mka1.Feedback;
using Mka1.Http;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Requests;
using Mka1.Responses;

namespace Mka1.PowerShell.Feedback;

/// <summary>Gives feedback on responses, or changes it where there is some.</summary>
[Cmdlet(VerbsCommon.Set, "Mka1ResponseFeedback", SupportsShouldProcess = true)]
[ApiOperation("llm.feedback.createResponseFeedback", "llm.feedback.updateResponseFeedback")]
[OutputType(typeof(ResponseFeedback))]
public sealed class SetResponseFeedbackCommand : ActByIdCommand
{
    /// <summary>The ids of the responses.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseId"), ObjectIdTransformation, ValidateNotNull, ArgumentCompleter(typeof(SeenIdCompleter))]
    public override ObjectId[] Id { get; set; } = [];

    /// <summary>The rating; null or empty removes it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RatingCompleter))]
    [AllowNull, AllowEmptyString]
    public string? Rating { get; set; }

    /// <summary>The comment; null or empty removes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [FreeText]
    [AllowNull, AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>The number of responses to give feedback on in parallel.</summary>
    [Parameter]
    [FreeText]
    [ValidateRange(1, 256)]
    public override int ThrottleLimit { get; set; } = 1;

    private protected override ObjectKind Kind => ResponseClient.Kind;

    private protected override async Task ActAsync(string id)
    {
        var client = Client;
        var options = new ResponseFeedbackOptions
        {
            Rating = IsBound(nameof(Rating)) ? Rating ?? string.Empty : null,
            Description = IsBound(nameof(Description)) ? Description ?? string.Empty : null,
        };
        options.Check();
        if (options.Rating is null && options.Description is null)
            throw new Mka1InputException($"There is no feedback. Give -{nameof(Rating)} or -{nameof(Description)}; an empty text removes it.");
        // Only a prompt says whether there is feedback. The change itself reads it again, because another row may give some before.
        bool? exists = IsPrompted(ConfirmImpact.Medium) ? await client.Feedback.FindAsync(id, Cancellation) is not null : null;
        if (exists == false && options.OnlyRemoves)
            WriteNothingToRemove(id);
        else if (await ShouldProcessAsync(id, Messages.Get(exists == false ? "DoGiveFeedback" : "DoChangeFeedback", Describe(options))))
            await Changes.StartAsync(id, () => SetAsync(client, id, options));
    }

    private async Task<object?> SetAsync(Mka1Client client, string id, ResponseFeedbackOptions options)
    {
        var feedback = await client.Feedback.SetAsync(id, options, Cancellation);
        if (feedback is null)
            WriteNothingToRemove(id);
        return feedback;
    }

    private void WriteNothingToRemove(string id) => WriteVerbose($"{id} has no feedback to remove.");

    private static string Describe(ResponseFeedbackOptions options) => string.Join(", ", new[]
    {
        options.Rating is null ? null : options.Rating.Length == 0 ? "no rating" : options.Rating,
        options.Description is null ? null : options.Description.Length == 0 ? "no description" : $"'{options.Description}'",
    }.Where(static text => text is not null));
}
