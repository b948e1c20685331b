using Mka1.Errors;

namespace Mka1.Http;

/// <summary>
/// A finished call without secrets and bodies. The result of a stream or download is added when it ends, because its answer
/// is logged when it starts.
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
        ExternalUserId = last.ExternalUserId;
        GivenUp = last.Error is OperationCanceledException;
        Error = GivenUp ? "The caller cancelled the call." : last.Error is null ? null : redaction.RedactMessage(Mka1Exception.GetLogMessage(last.Error));
    }

    /// <summary>When the call began.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The full address without the key.</summary>
    public Uri Uri
    {
        get
        {
            // The key may be given as an id or a cursor. It is redacted here, because few entries are read.
            string path = _uri.PathAndQuery;
            string redacted = _redaction.RedactMessage(path);
            return redacted == path ? _uri : new Uri(_uri.GetLeftPart(UriPartial.Authority) + redacted);
        }
    }

    /// <summary>The path and query.</summary>
    public string Path => Uri.PathAndQuery;

    /// <summary>The HTTP status of the last attempt; null if there was no answer.</summary>
    public int? StatusCode { get; }

    /// <summary>The total time, including retries and the waits between them.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>The number of attempts.</summary>
    public int Attempts { get; }

    /// <summary>The request id of the gateway, which identifies the call in the logs of the platform.</summary>
    public string? RequestId { get; }

    /// <summary>The identity sent in <c>X-On-Behalf-Of</c>, null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>The end user of the access token that the key was exchanged for; null if the key itself was sent.</summary>
    public string? ExternalUserId { get; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Error { get; internal set; }

    /// <summary>True if the caller cancelled it. For a stream or download that had started, this is not a failure.</summary>
    public bool GivenUp { get; internal set; }
}
