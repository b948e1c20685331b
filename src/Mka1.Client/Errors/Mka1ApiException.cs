using Mka1.Http;
using Mka1.Languages;

namespace Mka1.Errors;

/// <summary>The server answered with an error. Source: docs.mka1.com/docs/rate-limiting and the API pages of each operation.</summary>
public sealed class Mka1ApiException : Mka1Exception
{
    internal Mka1ApiException(LocalText message, int statusCode, ErrorBody body)
        : base(message)
    {
        StatusCode = statusCode;
        ServerMessage = VisibleText.Escape(body.Message);
        Code = EscapeOrNull(body.Code);
        Type = EscapeOrNull(body.Type);
        Param = EscapeOrNull(body.Param);
        ResponseBody = VisibleText.Escape(body.Raw);
    }

    /// <summary>The HTTP status; 200 when an event stream reported the error.</summary>
    public int StatusCode { get; }

    /// <summary>The message of the server; empty if it sent none.</summary>
    public string ServerMessage { get; }

    /// <summary>The server's error code, such as <c>rate_limit_exceeded</c>, if it sent one.</summary>
    public string? Code { get; }

    /// <summary>The server's error type, such as <c>invalid_request_error</c>, if it sent one.</summary>
    public string? Type { get; }

    /// <summary>The parameter that the server objects to, if it named one.</summary>
    public string? Param { get; }

    /// <summary>How long the server asks to wait before the next attempt; null if it does not.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>The body of the answer, truncated to 10,000 characters.</summary>
    public string ResponseBody { get; }

    private static string? EscapeOrNull(string? text) => text is null ? null : VisibleText.Escape(text);

    private protected override string AllText => string.Join("\n", base.AllText, ServerMessage, Code, Type, Param, ResponseBody);

    private protected override Mka1Exception Redacted(LocalText message, Redaction redaction)
    {
        return new Mka1ApiException(message, StatusCode, new ErrorBody(redaction.Redact(ServerMessage), RedactOrNull(Code), RedactOrNull(Type), RedactOrNull(Param), redaction.Redact(ResponseBody)))
        {
            RetryAfter = RetryAfter,
        };

        string? RedactOrNull(string? text) => text is null ? null : redaction.Redact(text);
    }
}
