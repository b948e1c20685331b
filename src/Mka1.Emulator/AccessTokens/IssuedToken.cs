namespace Mka1.Emulator.AccessTokens;

/// <summary>An access token that a key was exchanged for.</summary>
/// <param name="Key">The key.</param>
/// <param name="User">The end user that it is for.</param>
/// <param name="Permissions">The permissions; null for all of the key.</param>
/// <param name="ExpiresAt">When it expires in simulated time.</param>
internal sealed record IssuedToken(string Key, string User, string[]? Permissions, TimeSpan ExpiresAt);
