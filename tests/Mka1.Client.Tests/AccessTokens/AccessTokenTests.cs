using System.Net;
using System.Text.Json.Nodes;
using Mka1.AccessTokens;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.AccessTokens;

public sealed class AccessTokenTests
{
    private static readonly AccessTokenOptions ForAlice = new() { ExternalUserId = "alice" };

    [Fact]
    public async Task The_key_is_exchanged_for_what_is_asked_for()
    {
        await using var emulated = await Emulated.StartAsync();
        var token = await emulated.Client.AccessTokens.CreateAsync(new()
        {
            ExternalUserId = "alice",
            Audience = new("https://app.example.com"),
            Lifetime = TimeSpan.FromMinutes(10),
            Permissions = ["agent:read"],
        });
        Assert.Equal(("alice", "https://app.example.com"), (token.ExternalUserId, token.Audience));
        Assert.Equal(TimeSpan.FromMinutes(10), token.ExpiresAt - token.IssuedAt);
        Assert.Equal("agent:read", Assert.Single((IEnumerable<object?>)token.Claims["permissions"]!));
        Assert.True(token.GetToken().IsReadOnly());
        Assert.Equal("access token for alice", token.ToString());
        var body = JsonNode.Parse(Assert.Single(emulated.Server.Requests).Body!)!;
        Assert.Equal("""{"audience":"https://app.example.com","externalUserId":"alice","expiresIn":600,"permissions":["agent:read"]}""", body.ToJsonString());
    }

    [Fact]
    public async Task The_audience_is_the_server_unless_another_is_given()
    {
        await using var emulated = await Emulated.StartAsync();
        var token = await emulated.Client.AccessTokens.CreateAsync(ForAlice);
        Assert.Equal(emulated.Server.Uri.ToString().TrimEnd('/'), token.Audience);
        Assert.Equal(TimeSpan.FromHours(1), token.ExpiresAt - token.IssuedAt);
    }

    [Fact]
    public async Task A_token_that_is_no_JWT_has_no_claims()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"token":"opaque-0123456789"}"""));
        using var client = server.Connect();
        var token = await client.AccessTokens.CreateAsync(ForAlice);
        Assert.Equal("opaque-0123456789", new NetworkCredential(string.Empty, token.GetToken()).Password);
        Assert.Equal((null, null, null, null), (token.ExpiresAt, token.IssuedAt, token.ExternalUserId, token.Audience));
        Assert.Empty(token.Claims);
    }

    [Fact]
    public async Task An_exchange_is_sent_again_after_a_failure()
    {
        await using var server = new WireServer(WireAnswer.Error(500), WireAnswer.Json("""{"token":"opaque-0123456789"}"""));
        using var client = server.Connect();
        await client.AccessTokens.CreateAsync(ForAlice);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"token":"secret-0123456789""")]
    [InlineData("""{"jwt":"secret-0123456789"}""")]
    [InlineData("""["secret-0123456789"]""")]
    [InlineData("secret-0123456789")]
    [InlineData("""{"token":"secret-0123456789 secret-0123456789"}""")]
    public async Task No_error_shows_what_may_be_a_token(string body)
    {
        await using var server = new WireServer(WireAnswer.Json(body));
        using var client = server.Connect(retries: 0);
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.AccessTokens.CreateAsync(ForAlice));
        Assert.DoesNotContain("secret", error.ToString() + error.Excerpt + Assert.Single(server.Log.Snapshot()).Error, StringComparison.Ordinal);
    }

    public static TheoryData<AccessTokenOptions> Invalid => new()
    {
        new AccessTokenOptions(),
        new AccessTokenOptions { ExternalUserId = "*" },
        new AccessTokenOptions { ExternalUserId = new string('a', 151) },
        new AccessTokenOptions { ExternalUserId = "ü" },
        ForAlice with { Audience = new("app", UriKind.Relative) },
        ForAlice with { Lifetime = TimeSpan.FromSeconds(299) },
        ForAlice with { Lifetime = TimeSpan.FromSeconds(2_592_001) },
        ForAlice with { Permissions = ["agent:read", " "] },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Options_outside_the_limits_are_refused_before_anything_is_sent(AccessTokenOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.AccessTokens.CreateAsync(options));
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("""{"exp":1790000000}""", 1790000000)]
    [InlineData("""{"exp":1790000000.5}""", 1790000000)]
    [InlineData("""{"exp":"1790000000"}""", 1790000000)]
    [InlineData("""{"exp":null}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("""[1]""", null)]
    [InlineData("no json", null)]
    public void The_expiry_of_a_JWT_is_read(string claims, int? expected) =>
        Assert.Equal(expected, Mka1.Http.BearerToken.GetExpiry("Bearer " + Jwt.Create(claims))?.ToUnixTimeSeconds());

    [Theory]
    [InlineData(null)]
    [InlineData("mk-0123456789")]
    [InlineData("a.b")]
    [InlineData("a.%.c")]
    [InlineData("a.b.c.d")]
    public void A_key_has_no_expiry(string? key)
    {
        Assert.Null(Mka1.Http.BearerToken.GetExpiry(key));
        Assert.False(Mka1.Http.BearerToken.IsJwt(key));
    }
}
