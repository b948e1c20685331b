namespace Mka1.Http;

/// <summary>One attempt to send a request, as reported to an observer.</summary>
public sealed class CallAttempt
{
    internal CallAttempt(string method, Uri uri, int number, string? onBehalfOf)
    {
        Method = method;
        Uri = uri;
        Number = number;
        OnBehalfOf = onBehalfOf;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The full address.</summary>
    public Uri Uri { get; }

    /// <summary>The number of the attempt, 1 for the first.</summary>
    public int Number { get; }

    /// <summary>The identity sent in <c>X-On-Behalf-Of</c>, null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>The end user of the access token that the key was exchanged for; null if the key itself was sent.</summary>
    public string? ExternalUserId { get; internal init; }

    /// <summary>False for a link to a server other than that of the client, to which neither key nor identity is sent.</summary>
    public bool SendsKey { get; internal init; } = true;

    /// <summary>The HTTP status; null before the attempt ends, and if there was no answer.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The gateway's request id, if there was an answer with one.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The time until the answer was read or its stream was opened.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Why it failed; null if it did not.</summary>
    public Exception? Error { get; internal set; }

    /// <summary>True if the server refused its access token, which is renewed before the next attempt.</summary>
    public bool IsTokenRefused { get; internal set; }

    /// <summary>The wait before the next attempt; null if there is none.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>The log entry of the call, once it was answered and logged.</summary>
    internal RequestLogEntry? LogEntry { get; set; }
}
