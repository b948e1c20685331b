using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Feedback;

/// <summary>The members of feedback to set. Null is not sent; empty text removes the member of existing feedback.</summary>
public sealed record ResponseFeedbackOptions : IOptions
{
    /// <summary>The rating, see <see cref="FeedbackRating"/>.</summary>
    public string? Rating { get; init; }

    /// <summary>The comment, up to 2,000 characters.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Rating is { Length: > 0 } && !FeedbackRating.KnownValues.Contains(Rating))
            throw new Mka1InputException($"'{Rating}' is not a rating. The ratings are: {string.Join(", ", FeedbackRating.KnownValues)}.");
        TextLimits.Check("The description of feedback", Description, 0, 2000);
    }

    /// <summary>Whether there is nothing to give feedback with.</summary>
    public bool OnlyRemoves => string.IsNullOrEmpty(Rating) && string.IsNullOrEmpty(Description);

    /// <summary>Creates the body of new feedback, in which nothing has to be removed.</summary>
    internal Dictionary<string, object?> ToBody(string id)
    {
        Check();
        return JsonBody.CreateMembers(("id", id), ("rating", OrNull(Rating)), ("description", OrNull(Description)));
    }

    /// <summary>Creates the body of a change, which removes a member by null.</summary>
    internal Dictionary<string, object?> ToChange()
    {
        Check();
        var body = new Dictionary<string, object?>();
        if (Rating is not null)
            body["rating"] = OrNull(Rating);
        if (Description is not null)
            body["description"] = OrNull(Description);
        return body;
    }

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
