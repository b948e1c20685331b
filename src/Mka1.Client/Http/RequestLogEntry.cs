namespace Mka1.Http;

/// <summary>
/// An answered call, without its secrets and bodies: what an operator sends to support. What becomes of a stream or
/// download after its answer began is noted when it happens.
/// </summary>
public sealed class RequestLogEntry
{
    private readonly Uri _uri;
    private readonly Redaction _redaction;

    internal RequestLogEntry(DateTimeOffset time, CallAttempt last, Redaction redaction)
    {
        _uri = last.Uri;
        _redaction = redaction;
        Time = time;
        Method = last.Method;
        StatusCode = last.StatusCode;
        Attempts = last.Number;
        RequestId = last.RequestId;
        OnBehalfOf = last.OnBehalfOf;
        GivenUp = last.Error is OperationCanceledException;
        Error = GivenUp ? "The caller gave up." : last.Error is null ? null : redaction.RedactMessage(last.Error.Message);
    }

    /// <summary>When the call began.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The whole address, without the key if it held that.</summary>
    public Uri Uri
    {
        get
        {
            // The key may be in it as an id or a cursor. It is looked for here, because few entries are read.
            string path = _uri.PathAndQuery;
            string redacted = _redaction.RedactMessage(path);
            return redacted == path ? _uri : new Uri(_uri.GetLeftPart(UriPartial.Authority) + redacted);
        }
    }

    /// <summary>The path and query.</summary>
    public string Path => Uri.PathAndQuery;

    /// <summary>The HTTP status of the last attempt; null if there was no answer.</summary>
    public int? StatusCode { get; }

    /// <summary>The whole time, retries and the waits between them included.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; }

    /// <summary>The gateway's request id, the key to the platform's logs.</summary>
    public string? RequestId { get; }

    /// <summary>The identity sent in <c>X-On-Behalf-Of</c>, null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Error { get; internal set; }

    /// <summary>True if the caller ended it early. Of a stream or download that had begun this is no failure.</summary>
    public bool GivenUp { get; internal set; }
}
