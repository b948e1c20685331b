namespace Mka1.Http;

/// <summary>For whom a call is made, who watches it, and how often it may be retried.</summary>
internal sealed record CallScope(string? OnBehalfOf, ICallObserver? Observer, int MaximumRetryCount);
