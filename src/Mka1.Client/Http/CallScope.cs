namespace Mka1.Http;

/// <summary>For whom a call is made, and who watches it.</summary>
internal sealed record CallScope(string? OnBehalfOf, ICallObserver? Observer);
