namespace Mka1.Feedback;

/// <summary>The ratings of a response.</summary>
public static class FeedbackRating
{
    /// <summary>Good.</summary>
    public const string ThumbsUp = "thumbs_up";

    /// <summary>Bad.</summary>
    public const string ThumbsDown = "thumbs_down";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [ThumbsUp, ThumbsDown];
}
