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
}
