using System.Text.Json;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Languages;

namespace Mka1.Http;

/// <summary>Normalizes keys and tokens, which may be given with or without the prefix Bearer.</summary>
public static class BearerToken
{
    private const string Scheme = "Bearer";

    /// <summary>Removes the prefix and checks the token.</summary>
    /// <param name="token">The token, with or without the prefix.</param>
    /// <returns>The token alone.</returns>
    /// <exception cref="Mka1InputException">It is empty or not valid in a header.</exception>
    public static string Normalize(string? token)
    {
        string value = WithoutScheme(token);
        if (value.Length == 0)
            throw new Mka1InputException(Messages.Get("KeyEmpty"));
        if (value.Any(static c => c is <= ' ' or > '~'))
            throw new Mka1InputException(Messages.Get("KeyHasOtherCharacters"));
        return value;
    }

    /// <summary>Reads when a JWT expires, without validating it.</summary>
    /// <param name="token">The token, with or without the prefix.</param>
    /// <returns>The time; null for a key, which does not say when it expires.</returns>
    public static DateTimeOffset? GetExpiry(string? token) => TokenLifetime.Read(token).ExpiresAt;

    /// <summary>Whether a token is a JWT and not a key.</summary>
    /// <param name="token">The token, with or without the prefix.</param>
    /// <returns>True for a JWT, also for an invalid one.</returns>
    public static bool IsJwt(string? token) => JwtPayload.Read(token) is not null;

    /// <summary>Reads the end user of a JWT, the claim <c>sub</c>, without validating it.</summary>
    /// <param name="token">The token, with or without the prefix.</param>
    /// <returns>The id; null for a key, and for a token that names none.</returns>
    public static string? GetEndUser(string? token) =>
        JwtPayload.Read(token) is JsonElement claims && claims.TryGetMember("sub", out var user) && user.ValueKind == JsonValueKind.String ? JsonText.GetString(user) : null;

    /// <summary>The token without its prefix, not checked.</summary>
    internal static string WithoutScheme(string? token)
    {
        string value = (token ?? string.Empty).Trim();
        return value.Equals(Scheme, StringComparison.OrdinalIgnoreCase) ? string.Empty
            : value.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase) ? value.Substring(Scheme.Length).Trim()
            : value;
    }
}
