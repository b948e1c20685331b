using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Errors;

/// <summary>The base class of the exceptions of this client. No message contains the bearer token.</summary>
public abstract class Mka1Exception : Exception
{
    private protected Mka1Exception(LocalText message, Exception? inner = null)
        : base(VisibleText.Escape(message.English), inner) => Text = message.Change(VisibleText.Escape);

    /// <summary>The message, in Spanish if the UI culture of the thread that reads it is Spanish, otherwise in English.</summary>
    public override string Message => Text.Current;

    /// <summary>The message in each language.</summary>
    internal LocalText Text { get; }

    /// <summary>The gateway's <c>X-Request-ID</c> of the last attempt, which identifies the call in the logs of the platform; null if there was no answer.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The number of attempts, including retries; 0 if the input was rejected before anything was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The connection, the server and the identity of the call; null if nothing was sent.</summary>
    public Origin? Origin { get; internal set; }

    /// <summary>Whether sending the request again has no other effect than sending it once, as with a read.</summary>
    public bool IsRepeatable { get; internal set; }

    /// <summary>True if the call was not sent because the key could not be exchanged for a token.</summary>
    public bool IsOfExchange { get; private set; }

    /// <summary>Gets the message of an exception for logs, which are in English.</summary>
    internal static string GetLogMessage(Exception exception) => exception is Mka1Exception own ? own.Text.English : exception.Message;

    /// <summary>Creates a copy of the same type for a call that needed the token, with another message.</summary>
    internal Mka1Exception WhileExchanging(LocalText message)
    {
        var failure = WithMessage(message);
        failure.IsOfExchange = true;
        return failure;
    }

    /// <summary>Creates a copy of the same type whose message begins with a text.</summary>
    internal Mka1Exception BeginWith(LocalText beginning) => WithMessage(LocalText.Join(beginning, Text));

    /// <summary>Returns the exception, or a copy without token and inner exception if its texts contain the token.</summary>
    internal Mka1Exception Redacted(Redaction redaction)
    {
        string text = AllText;
        if (redaction.RedactMessage(text) == text)
            return this;
        return CopyTo(Redacted(Text.Change(redaction.RedactMessage), redaction));
    }

    private Mka1Exception WithMessage(LocalText message) => CopyTo(Redacted(message, Redaction.None));

    private Mka1Exception CopyTo(Mka1Exception copy)
    {
        copy.RequestId = RequestId;
        copy.Attempts = Attempts;
        copy.Origin = Origin;
        copy.IsRepeatable = IsRepeatable;
        copy.IsOfExchange = IsOfExchange;
        return copy;
    }

    /// <summary>All texts of the exception.</summary>
    private protected virtual string AllText => ToString();

    private protected abstract Mka1Exception Redacted(LocalText message, Redaction redaction);
}
