using System.Text;

namespace Mka1.Client.Tests.AccessTokens;

/// <summary>Makes JWTs whose signature nobody checks.</summary>
internal static class Jwt
{
    public static string Create(string claims) =>
        $"{Part("""{"alg":"none"}""")}.{Part(claims)}.{Part("signature")}";

    public static string Create(DateTimeOffset issued, TimeSpan lifetime, string user = "alice") => Create(
        $$"""{"sub":"{{user}}","aud":"https://app.example.com","iat":{{issued.ToUnixTimeSeconds()}},"exp":{{(issued + lifetime).ToUnixTimeSeconds()}}}""");

    private static string Part(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
