using System.Text;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>Reads the payload of a JWT, without validating its signature: only the server can do that.</summary>
internal static class JwtPayload
{
    /// <returns>The claims; null if the token is no JWT, such as an API key.</returns>
    public static JsonElement? Read(string? token)
    {
        string[] parts = BearerToken.WithoutScheme(token).Split('.');
        if (parts.Length != 3)
            return null;
        string base64 = parts[1].Replace('-', '+').Replace('_', '/');
        try
        {
            var claims = JsonText.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='))));
            return claims.ValueKind == JsonValueKind.Object ? claims : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <returns>The time of a claim such as <c>exp</c>; null if it is missing.</returns>
    public static DateTimeOffset? GetTime(JsonElement? claims, string name) =>
        claims is JsonElement known && known.TryGetMember(name, out var time) ? JsonValue.ToTime(time) : null;
}
