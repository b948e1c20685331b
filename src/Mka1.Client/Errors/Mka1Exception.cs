using Mka1.Http;

namespace Mka1.Errors;

/// <summary>The base of all that this client throws on purpose. No message ever holds the bearer token.</summary>
public abstract class Mka1Exception : Exception
{
    private protected Mka1Exception(string message, Exception? inner = null)
        : base(VisibleText.Escape(message), inner)
    {
    }

    /// <summary>The gateway's <c>X-Request-ID</c> of the last attempt, the key to the platform's logs; null if there was no answer.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>How often the request was sent, retries included; 0 if it was refused before anything was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The exception, or if its texts hold the token, one like it without the token and without what it came of.</summary>
    internal Mka1Exception Redacted(Redaction redaction)
    {
        string text = AllText;
        if (redaction.RedactMessage(text) == text)
            return this;
        var redacted = Redacted(redaction.RedactMessage(Message), redaction);
        redacted.RequestId = RequestId;
        redacted.Attempts = Attempts;
        return redacted;
    }

    /// <summary>All texts that the exception holds.</summary>
    private protected virtual string AllText => ToString();

    private protected abstract Mka1Exception Redacted(string message, Redaction redaction);
}
