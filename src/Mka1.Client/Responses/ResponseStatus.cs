namespace Mka1.Responses;

/// <summary>
/// The known statuses of a response (docs.mka1.com/docs/background-responses). A status is plain text, so that unknown ones are
/// passed through.
/// </summary>
public static class ResponseStatus
{
    /// <summary>Waiting.</summary>
    public const string Queued = "queued";

    /// <summary>Generating.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Finished.</summary>
    public const string Completed = "completed";

    /// <summary>Processing failed.</summary>
    public const string Failed = "failed";

    /// <summary>Ended early, for example at the token limit.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Cancelled before the end.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Queued, InProgress, Completed, Failed, Incomplete, Cancelled];

    /// <summary>Whether a status is terminal. An unknown status is not.</summary>
    /// <param name="status">The status.</param>
    /// <returns>True if it is terminal.</returns>
    public static bool IsTerminal(string status) => status is Completed or Failed or Incomplete or Cancelled;
}
