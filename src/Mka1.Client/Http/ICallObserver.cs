namespace Mka1.Http;

/// <summary>Is told of every attempt, on whatever thread it happens.</summary>
public interface ICallObserver
{
    /// <summary>An attempt begins.</summary>
    /// <param name="attempt">What is sent.</param>
    void Started(CallAttempt attempt);

    /// <summary>An attempt has ended, well or not.</summary>
    /// <param name="attempt">What came of it.</param>
    void Ended(CallAttempt attempt);
}
