using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.AccessTokens;

/// <summary>The access tokens of an emulator: JWTs, whose dates are those of the real clock, and which expire in simulated time.</summary>
internal sealed class IssuedTokens(SimulatedClock clock)
{
    // By its key id, a token of this or an earlier emulator is not taken for an API key.
    private static readonly string Header = Encode(new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT", ["kid"] = "mka1-emulator" });
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);

    public string Issue(string key, string user, string audience, int lifetime, string[]? permissions)
    {
        var now = SimulatedClock.UnixNow;
        var claims = new JsonObject
        {
            ["sub"] = user,
            ["aud"] = audience,
            ["iat"] = now,
            ["exp"] = now + lifetime,
            ["jti"] = Ids.New("jti_"),
        };
        if (permissions is not null)
            claims["permissions"] = new JsonArray([.. permissions.Select(static name => (JsonNode)name)]);
        var content = Header + "." + Encode(claims);
        var token = content + "." + Base64Url.EncodeToString(HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(content)));
        _tokens[token] = new IssuedToken(key, user, permissions, clock.Elapsed + TimeSpan.FromSeconds(lifetime));
        return token;
    }

    /// <summary>The valid access token with this text; null where the text is an API key.</summary>
    public IssuedToken? Find(string text)
    {
        if (!_tokens.TryGetValue(text, out var token))
            return text.StartsWith(Header + ".", StringComparison.Ordinal) ? throw new ApiException(401, "The access token is not valid.", null, "invalid_token") : null;
        return token.ExpiresAt > clock.Elapsed ? token : throw new ApiException(401, "The access token has expired.", null, "token_expired");
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Answer.Bytes(part));
}
