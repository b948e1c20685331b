namespace Mka1.Batches;

/// <summary>
/// The statuses of a batch that are known (docs.mka1.com/docs/batch-processing). A status is plain text, so that one that
/// is not known passes through and compares like any other.
/// </summary>
public static class BatchStatus
{
    /// <summary>The input file is checked.</summary>
    public const string Validating = "validating";

    /// <summary>The input file was refused; see the batch's errors.</summary>
    public const string Failed = "failed";

    /// <summary>Requests run.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Output files are written.</summary>
    public const string Finalizing = "finalizing";

    /// <summary>Done; single requests may have failed.</summary>
    public const string Completed = "completed";

    /// <summary>Not finished in time; partial results may exist.</summary>
    public const string Expired = "expired";

    /// <summary>Requests in flight finish.</summary>
    public const string Cancelling = "cancelling";

    /// <summary>Cancelled; partial results may exist.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Validating, Failed, InProgress, Finalizing, Completed, Expired, Cancelling, Cancelled];

    /// <summary>True for a status after which nothing changes any more. One that is not known may change still.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Whether it is final.</returns>
    public static bool IsTerminal(string status) => status is Completed or Failed or Expired or Cancelled;
}
