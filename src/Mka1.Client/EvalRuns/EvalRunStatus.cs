namespace Mka1.EvalRuns;

/// <summary>The known statuses of an eval run. A status is plain text, so that unknown ones are passed through.</summary>
public static class EvalRunStatus
{
    /// <summary>Waiting for its start.</summary>
    public const string Queued = "queued";

    /// <summary>Samples are generated and scored.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Metrics and artifacts are being written.</summary>
    public const string Finalizing = "finalizing";

    /// <summary>Finished; individual samples may have failed.</summary>
    public const string Completed = "completed";

    /// <summary>The run failed; see its error.</summary>
    public const string Failed = "failed";

    /// <summary>Samples in progress are finishing.</summary>
    public const string Cancelling = "cancelling";

    /// <summary>Cancelled; results of some samples may exist.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Queued, InProgress, Finalizing, Completed, Failed, Cancelling, Cancelled];

    /// <summary>Whether a status is terminal. An unknown status is not.</summary>
    /// <param name="status">The status.</param>
    /// <returns>True if it is terminal.</returns>
    public static bool IsTerminal(string status) => status is Completed or Failed or Cancelled;
}
