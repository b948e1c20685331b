namespace Mka1.AgentRuns;

/// <summary>The known statuses of an agent's run. A status is plain text, so that unknown ones are passed through.</summary>
public static class AgentRunStatus
{
    /// <summary>Waiting or running: a run has no status of its own while it runs.</summary>
    public const string Queued = "queued";

    /// <summary>Finished.</summary>
    public const string Completed = "completed";

    /// <summary>Processing failed.</summary>
    public const string Failed = "failed";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Queued, Completed, Failed];
}
