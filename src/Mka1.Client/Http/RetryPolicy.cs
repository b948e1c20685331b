using System.Net;
using Mka1.Errors;

namespace Mka1.Http;

/// <summary>Decides whether and when a request is retried.</summary>
internal readonly struct RetryPolicy(int maximumRetryCount)
{
    /// <summary>If the server asks for a longer wait, the call fails.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(8);
    private static readonly Random Jitter = new();

    /// <summary>Gets the wait before the next attempt; null if the request must not be retried.</summary>
    public TimeSpan? WaitAfter(int attempt, bool idempotent, Mka1Exception failure)
    {
        if (attempt > maximumRetryCount || !IsRetryable(idempotent, failure))
            return null;
        // Shorter waits would retry at once, so the backoff is used instead.
        if (failure is Mka1ApiException { RetryAfter: TimeSpan asked } && asked >= ShortestWait)
            return asked <= LongestWait ? asked : null;
        return Backoff(attempt);
    }

    /// <summary>Half a second, doubled each time up to eight, minus a jitter of up to a quarter.</summary>
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
