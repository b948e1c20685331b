namespace Mka1.Batches;

/// <summary>
/// The known statuses of a batch (docs.mka1.com/docs/batch-processing). A status is plain text, so that unknown ones are passed
/// through.
/// </summary>
public static class BatchStatus
{
    /// <summary>The input file is being validated.</summary>
    public const string Validating = "validating";

    /// <summary>The input file was rejected; see the errors of the batch.</summary>
    public const string Failed = "failed";

    /// <summary>Requests are running.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Output files are being written.</summary>
    public const string Finalizing = "finalizing";

    /// <summary>Finished; individual requests may have failed.</summary>
    public const string Completed = "completed";

    /// <summary>Not finished in time; partial results may exist.</summary>
    public const string Expired = "expired";

    /// <summary>Requests in flight are finishing.</summary>
    public const string Cancelling = "cancelling";

    /// <summary>Cancelled; partial results may exist.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Validating, Failed, InProgress, Finalizing, Completed, Expired, Cancelling, Cancelled];

    /// <summary>Whether a status is terminal. An unknown status is not.</summary>
    /// <param name="status">The status.</param>
    /// <returns>True if it is terminal.</returns>
    public static bool IsTerminal(string status) => status is Completed or Failed or Expired or Cancelled;
}
