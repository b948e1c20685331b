namespace Mka1.Http;

/// <summary>One sending of a request, as told to an observer.</summary>
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

    /// <summary>The whole address.</summary>
    public Uri Uri { get; }

    /// <summary>1 for the first sending.</summary>
    public int Number { get; }

    /// <summary>The identity sent in <c>X-On-Behalf-Of</c>, null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>False for a link to another server than the client's, which gets neither key nor identity.</summary>
    public bool SendsKey { get; internal init; } = true;

    /// <summary>The HTTP status; null before the end, and if there was no answer.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The gateway's request id, if there was an answer with one.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>How long it took until the answer was read or its stream was open.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Why it failed; null if it did not.</summary>
    public Exception? Error { get; internal set; }

    /// <summary>When the next attempt follows; null if none does.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>The log's entry of the call, when it has been answered and is logged.</summary>
    internal RequestLogEntry? LogEntry { get; set; }
}
