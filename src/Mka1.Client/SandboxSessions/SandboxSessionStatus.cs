namespace Mka1.SandboxSessions;

/// <summary>The known statuses of a sandbox session. A status is plain text, so that unknown ones are passed through.</summary>
public static class SandboxSessionStatus
{
    /// <summary>Waiting for capacity.</summary>
    public const string Queued = "queued";

    /// <summary>Waiting to be provisioned.</summary>
    public const string Pending = "pending";

    /// <summary>Being provisioned.</summary>
    public const string Provisioning = "provisioning";

    /// <summary>Ready.</summary>
    public const string Running = "running";

    /// <summary>Ready, and not in use.</summary>
    public const string Idle = "idle";

    /// <summary>Stopped.</summary>
    public const string Stopped = "stopped";

    /// <summary>Could not be provisioned.</summary>
    public const string Failed = "failed";

    /// <summary>Terminated by a call, or at the end of its time to live.</summary>
    public const string Terminated = "terminated";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Queued, Pending, Provisioning, Running, Idle, Stopped, Failed, Terminated];

    /// <summary>Whether commands can be run in a session with this status.</summary>
    /// <param name="status">The status.</param>
    public static bool IsReady(string status) => status is Running or Idle;

    /// <summary>Whether a session with this status will not become ready any more.</summary>
    /// <param name="status">The status.</param>
    public static bool HasEnded(string status) => status is Stopped or Failed or Terminated;
}
