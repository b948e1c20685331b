using System.Globalization;
using Mka1.Http;

namespace Mka1.PowerShell.Connection;

/// <summary>Formats calls as lines of text without secrets.</summary>
internal static class CallText
{
    public static string Ended(CallAttempt attempt) =>
        $"{attempt.Method} {attempt.Uri}{Sender(attempt)}: {Outcome(attempt)} in {Milliseconds(attempt.Duration)}"
        + (attempt.Number == 1 ? string.Empty : $" (attempt {attempt.Number})")
        + (attempt.RequestId is null ? string.Empty : $", request id {attempt.RequestId}");

    public static string Retried(CallAttempt attempt) =>
        $"{attempt.Method} {attempt.Uri.AbsolutePath}: attempt {attempt.Number} failed, retrying in "
        + $"{attempt.RetryAfter!.Value.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s. {attempt.Error?.Message}";

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
