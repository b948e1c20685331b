namespace Mka1.Responses;

/// <summary>
/// The statuses of a response that are known (docs.mka1.com/docs/background-responses). A status is plain text, so that
/// one that is not known passes through and compares like any other.
/// </summary>
public static class ResponseStatus
{
    /// <summary>Waiting.</summary>
    public const string Queued = "queued";

    /// <summary>Generating.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Done.</summary>
    public const string Completed = "completed";

    /// <summary>An error happened while processing.</summary>
    public const string Failed = "failed";

    /// <summary>Cut short, for example at the token limit.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Cancelled before the end.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The values that are known; there may be newer ones.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Queued, InProgress, Completed, Failed, Incomplete, Cancelled];

    /// <summary>True for a status after which nothing changes any more. One that is not known may change still.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Whether it is final.</returns>
    public static bool IsTerminal(string status) => status is Completed or Failed or Incomplete or Cancelled;
}
