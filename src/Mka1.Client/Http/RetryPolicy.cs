using System.Net;
using Mka1.Errors;

namespace Mka1.Http;

/// <summary>What may be sent again, and when.</summary>
internal readonly struct RetryPolicy(int maximumRetryCount)
{
    /// <summary>A server that asks for a longer wait than this is taken at its word: the call fails and says so.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(8);
    private static readonly Random Jitter = new();

    /// <summary>How long to wait before the next attempt; null if there must be none.</summary>
    public TimeSpan? WaitAfter(int attempt, bool idempotent, Mka1Exception failure)
    {
        if (attempt > maximumRetryCount || !IsRetryable(idempotent, failure))
            return null;
        // A server that asks for no wait worth the name gets no retries within a moment.
        if (failure is Mka1ApiException { RetryAfter: TimeSpan asked } && asked >= ShortestWait)
            return asked <= LongestWait ? asked : null;
        return Backoff(attempt);
    }

    /// <summary>Half a second, doubled each time up to eight, less up to a quarter so that clients do not come in step.</summary>
    public static TimeSpan Backoff(int attempt)
    {
        double seconds = Math.Min(FirstWait.TotalSeconds * Math.Pow(2, attempt - 1), LastWait.TotalSeconds);
        lock (Jitter)
            return TimeSpan.FromSeconds(seconds * (1 - (0.25 * Jitter.NextDouble())));
    }

    private static bool IsRetryable(bool idempotent, Mka1Exception failure) => failure switch
    {
        Mka1ConnectionException broken => !broken.RequestSent || idempotent,
        Mka1TimeoutException late => !late.RequestSent,
        Mka1ProtocolException answer => answer.IsTruncated && idempotent,
        Mka1ApiException { StatusCode: 429 } => true,
        Mka1ApiException { StatusCode: (int)HttpStatusCode.ServiceUnavailable, RetryAfter: not null } => true,
        Mka1ApiException error => idempotent && error.StatusCode is 408 or 500 or 502 or 503 or 504,
        _ => false,
    };
}
