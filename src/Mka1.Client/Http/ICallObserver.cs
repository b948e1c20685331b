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

    /// <summary>Called when a call is complete, after all of its attempts; for a stream or download, when it has started.</summary>
    /// <param name="call">The call as in the request log.</param>
    void Completed(RequestLogEntry call);
}
