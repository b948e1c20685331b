namespace Mka1.Http;

/// <summary>Observes the attempts of calls; called on any thread.</summary>
public interface ICallObserver
{
    /// <summary>Called when an attempt starts.</summary>
    /// <param name="attempt">The attempt.</param>
    void Started(CallAttempt attempt);

    /// <summary>Called when an attempt has succeeded or failed.</summary>
    /// <param name="attempt">The attempt with its result.</param>
    void Ended(CallAttempt attempt);

    /// <summary>Called before an attempt whose token expires soon, or has expired, and is not renewed.</summary>
    /// <param name="expiresAt">When it expires, by the server's clock.</param>
    /// <param name="now">The time by the server's clock.</param>
    /// <returns>True to be told no more.</returns>
    bool TokenExpires(DateTimeOffset expiresAt, DateTimeOffset now);

    /// <summary>Called when a call is complete, after all of its attempts; for a stream or download, when it has started.</summary>
    /// <param name="call">The call as in the request log.</param>
    void Completed(RequestLogEntry call);
}
