using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Feedback;

/// <summary>The feedback on a response. Source: api-reference/feedback.</summary>
public sealed class ResponseFeedback : Mka1Object
{
    internal static readonly Resource<ResponseFeedback> Resource = new("feedback", static json => new ResponseFeedback(json), "id");

    internal ResponseFeedback(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the response.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>The rating, see <see cref="FeedbackRating"/>; null for none.</summary>
    public string? Rating => GetText("rating");

    /// <summary>The comment; null for none.</summary>
    public string? Description => GetText("description");

    /// <summary>The time of creation.</summary>
    [WireMember("createdAt")]
    public DateTimeOffset? CreatedAt => GetTime("createdAt");

    /// <summary>The time of the last update.</summary>
    [WireMember("updatedAt")]
    public DateTimeOffset? UpdatedAt => GetTime("updatedAt");

    /// <summary>Returns the id of the response, so that the object can be passed where it is expected.</summary>
    public override string ToString() => Id;
}
