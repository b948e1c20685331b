using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Errors;

/// <summary>The server could not be reached, or the connection failed before the answer was complete.</summary>
public sealed class Mka1ConnectionException : Mka1Exception
{
    private readonly bool _requestSent;

    internal Mka1ConnectionException(LocalText message, bool requestSent, Exception? inner)
        : base(message, inner) => _requestSent = requestSent;

    /// <summary>True if the request may have reached the server: a create may then have been carried out.</summary>
    public bool RequestSent => _requestSent && !IsOfExchange;

    private protected override Mka1Exception Redacted(LocalText message, Redaction redaction) =>
        new Mka1ConnectionException(message, _requestSent, null);
}
