using Mka1.Emulator.AccessTokens;

namespace Mka1.Emulator.Tenancy;

/// <summary>Who sent a request.</summary>
/// <param name="Key">The API key, also that of an access token.</param>
/// <param name="Token">The access token; null where the key itself was sent.</param>
internal sealed record Caller(string Key, IssuedToken? Token);
