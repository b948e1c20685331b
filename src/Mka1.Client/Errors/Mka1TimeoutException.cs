using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Errors;

/// <summary>A time limit expired: for the connection, for an answer of the server, or for a wait.</summary>
public sealed class Mka1TimeoutException : Mka1Exception
{
    private readonly bool _requestSent;

    internal Mka1TimeoutException(LocalText message, bool requestSent, Exception? inner = null)
        : base(message, inner) => _requestSent = requestSent;

    /// <summary>True if the request may have reached the server: a create may then have been carried out.</summary>
    public bool RequestSent => _requestSent && !IsOfExchange;

    private protected override Mka1Exception Redacted(LocalText message, Redaction redaction) =>
        new Mka1TimeoutException(message, _requestSent, null);
}
