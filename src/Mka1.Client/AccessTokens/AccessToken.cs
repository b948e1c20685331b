using System.Collections.ObjectModel;
using System.Net;
using System.Security;
using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.AccessTokens;

/// <summary>A JWT that a key was exchanged for. The token itself is only in <see cref="GetToken"/>; its claims are not validated.</summary>
public sealed class AccessToken
{
    private readonly SecureString _token;
    private readonly JsonElement _claims;

    internal AccessToken(string token)
    {
        _token = new NetworkCredential(string.Empty, token).SecurePassword;
        _token.MakeReadOnly();
        _claims = JwtPayload.Read(token) ?? JsonText.Parse("{}");
        Claims = new PlainMap(_claims);
    }

    /// <summary>When it expires, the claim <c>exp</c>.</summary>
    public DateTimeOffset? ExpiresAt => JwtPayload.GetTime(_claims, "exp");

    /// <summary>When it was issued, the claim <c>iat</c>.</summary>
    public DateTimeOffset? IssuedAt => JwtPayload.GetTime(_claims, "iat");

    /// <summary>The end user, the claim <c>sub</c>.</summary>
    public string? ExternalUserId => GetText("sub");

    /// <summary>The audience, the claim <c>aud</c>.</summary>
    public string? Audience => GetText("aud");

    /// <summary>All claims by their names.</summary>
    public ReadOnlyDictionary<string, object?> Claims { get; }

    /// <summary>Gets the token, which is sent like a key.</summary>
    /// <returns>The token, read-only.</returns>
    // Not a property, because exports would list it.
    public SecureString GetToken() => _token;

    /// <summary>Describes the token without showing it.</summary>
    /// <returns>Text such as <c>access token for user-7</c>.</returns>
    public override string ToString() => $"access token for {ExternalUserId}";

    private string? GetText(string claim) => _claims.TryGetMember(claim, out var value) && value.ValueKind != JsonValueKind.Null ? JsonText.GetStringOrJson(value) : null;
}
