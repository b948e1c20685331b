using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Errors;

/// <summary>The server's answer does not match the API: HTML, empty, truncated, a redirect, or JSON of another shape.</summary>
public sealed class Mka1ProtocolException : Mka1Exception
{
    internal Mka1ProtocolException(LocalText message, string excerpt, Exception? inner = null)
        : base(message, inner) => Excerpt = VisibleText.Escape(excerpt);

    /// <summary>The first 200 characters of the answer.</summary>
    public string Excerpt { get; }

    /// <summary>True if the connection ended before the answer was complete, so that a retry may succeed.</summary>
    internal bool IsTruncated { get; init; }

    /// <summary>The HTTP status of the answer, 0 if there was none.</summary>
    public int StatusCode { get; internal set; }

    private protected override Mka1Exception Redacted(LocalText message, Redaction redaction) =>
        new Mka1ProtocolException(message, redaction.Redact(Excerpt)) { IsTruncated = IsTruncated, StatusCode = StatusCode };
}
