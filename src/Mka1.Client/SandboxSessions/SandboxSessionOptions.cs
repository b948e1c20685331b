using Mka1.Errors;
using Mka1.Json;

namespace Mka1.SandboxSessions;

/// <summary>The options of a new sandbox session; null for those that are not sent. Source: api-reference/sessions/create-session.</summary>
public sealed record SandboxSessionOptions : IOptions
{
    /// <summary>The kinds that MKA1 documents.</summary>
    public static IReadOnlyList<string> KnownKinds { get; } = ["standard", "browser"];

    /// <summary>The features that MKA1 documents.</summary>
    public static IReadOnlyList<string> KnownFeatures { get; } = ["python", "git", "claude-code"];

    /// <summary>The id; null for a new GUID.</summary>
    public string? SessionId { get; init; }

    /// <summary>The id of the user; null for the identity of the call.</summary>
    public string? UserId { get; init; }

    /// <summary>The kind: <c>standard</c> or <c>browser</c>.</summary>
    public string? SessionKind { get; init; }

    /// <summary>The features: <c>python</c>, <c>git</c>, <c>claude-code</c>.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>The time to live, of at least a second.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Whether the session waits for capacity instead of failing.</summary>
    public bool? QueueIfFull { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (SessionId is not null)
            CheckNewId(SandboxSessionClient.Kind.CheckId(SessionId));
        TextLimits.Check("The user's id of a sandbox session", UserId, 1, 512);
        if (Features?.Any(string.IsNullOrWhiteSpace) == true)
            throw new Mka1InputException("A feature of a sandbox session is empty. Give one such as python.");
        if (TimeToLive is TimeSpan time && (time < TimeSpan.FromSeconds(1) || time.TotalSeconds > int.MaxValue))
            throw new Mka1InputException($"The time to live of a sandbox session must be 1 second or more; this is {time.TotalSeconds:0.###} seconds.");
    }

    // The server could create it, but gateways do not route an escaped slash to it.
    private static void CheckNewId(string id)
    {
        if (id.Contains('/') || id.Contains('\\'))
            throw new Mka1InputException($"The id of a new sandbox session must not contain a slash; this is '{id}'.");
    }

    internal Dictionary<string, object?> ToBody(string? identity)
    {
        Check();
        return JsonBody.CreateMembers(
            ("session_id", SessionId ?? Guid.NewGuid().ToString()), ("user_id", UserId ?? identity), ("session_kind", SessionKind), ("sandbox_features", Features),
            ("ttl_seconds", TimeToLive is TimeSpan time ? (long)time.TotalSeconds : null), ("queue_if_full", QueueIfFull));
    }
}
