using System.Globalization;
using Mka1.Http;
using Mka1.PowerShell.Languages;

namespace Mka1.PowerShell.Connection;

/// <summary>Formats calls as lines of text without secrets.</summary>
internal static class CallText
{
    public static string Ended(CallAttempt attempt) =>
        $"{attempt.Method} {attempt.Uri}{Sender(attempt)}: {Outcome(attempt)} in {Milliseconds(attempt.Duration)}"
        + (attempt.Number == 1 ? string.Empty : $" (attempt {attempt.Number})")
        + (attempt.RequestId is null ? string.Empty : $", request id {attempt.RequestId}");

    public static string Retried(CallAttempt attempt) =>
        Messages.Get("RetryIn", attempt.Method, attempt.Uri.AbsolutePath, attempt.Number, attempt.RetryAfter!.Value.TotalSeconds, attempt.Error?.Message);

    public static string Renewed(CallAttempt attempt) =>
        $"{attempt.Method} {attempt.Uri.AbsolutePath}: the server refused the access token, which has probably expired. It is renewed, and the request is sent again.";

    public static string Expires(string context, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        string time = expiresAt.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var left = expiresAt - now;
        return left <= TimeSpan.Zero ? Messages.Get("TokenExpired", context, time)
            : left.TotalMinutes < 2 ? Messages.Get("TokenExpiresInSeconds", context, left.TotalSeconds, time)
            : Messages.Get("TokenExpiresInMinutes", context, left.TotalMinutes, time);
    }

    private static string Sender(CallAttempt attempt) => !attempt.SendsKey ? " without key and identity"
        : attempt.OnBehalfOf is null ? string.Empty : $" on behalf of {attempt.OnBehalfOf}";

    private static string Outcome(CallAttempt attempt) => attempt switch
    {
        { Error: OperationCanceledException } => "cancelled",
        { StatusCode: int status } => status.ToString(CultureInfo.InvariantCulture),
        _ => "no response",
    };

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms";
}
