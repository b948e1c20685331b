namespace Mka1.Http;

/// <summary>The identity, observer and maximum number of retries of a call.</summary>
internal sealed record CallScope(string? OnBehalfOf, ICallObserver? Observer, int MaximumRetryCount);
