using System.Net;
using System.Text.Json.Nodes;
using Mka1.Emulator;

namespace Mka1.Client.Tests.Emulator;

public sealed class AccessTokenTests
{
    private const string Exchange = "/api/v1/authentication/api-key/exchange-token";

    [Fact]
    public async Task A_token_acts_for_its_end_user_and_nobody_else()
    {
        await using var emulator = await EmulatorAccess.StartAsync(new EmulatorOptions { Keys = ["key-of-tests"] });
        string token = await ExchangeAsync(emulator, new JsonObject { ["audience"] = "https://app.example.com", ["externalUserId"] = "alice" });
        await emulator.PostAsync("/responses", new JsonObject { ["model"] = "auto", ["input"] = "x" }, "alice");
        Assert.Single((await SendAsync(emulator, HttpStatusCode.OK, "/responses", token))["data"]!.AsArray());
        Assert.Single((await SendAsync(emulator, HttpStatusCode.OK, "/responses", token, "alice"))["data"]!.AsArray());
        await SendAsync(emulator, HttpStatusCode.Forbidden, "/responses", token, "bob");
    }

    [Fact]
    public async Task A_token_expires_in_simulated_time()
    {
        await using var emulator = await EmulatorAccess.StartAsync(new EmulatorOptions { Speed = 1000 });
        string token = await ExchangeAsync(emulator, new JsonObject { ["audience"] = "urn:app", ["externalUserId"] = "alice", ["expiresIn"] = 300 });
        HttpStatusCode status;
        do
        {
            using var answer = await emulator.SendAsync(EmulatorAccess.Request(HttpMethod.Get, "/responses", token));
            status = answer.StatusCode;
        }
        while (status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
    }

    [Fact]
    public async Task A_token_that_was_changed_or_cannot_be_exchanged_is_refused()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var body = new JsonObject { ["audience"] = "urn:app", ["externalUserId"] = "alice" };
        string token = await ExchangeAsync(emulator, body);
        await SendAsync(emulator, HttpStatusCode.Unauthorized, "/responses", token + "x");
        using var request = EmulatorAccess.Request(HttpMethod.Post, Exchange, token);
        request.Content = System.Net.Http.Json.JsonContent.Create((JsonNode)body);
        using var answer = await emulator.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/agents", "agent:create", HttpStatusCode.Forbidden)]
    [InlineData("/agents", "agent:read", HttpStatusCode.OK)]
    [InlineData("/llm/evals/suites", "write:evals", HttpStatusCode.Forbidden)]
    [InlineData("/llm/evals/suites", "read:evals", HttpStatusCode.OK)]
    [InlineData("/llm/responses", "read:evals", HttpStatusCode.OK)]
    public async Task A_token_needs_the_permissions_whose_names_are_documented(string path, string permission, HttpStatusCode expected)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string token = await ExchangeAsync(emulator, new JsonObject { ["audience"] = "urn:app", ["externalUserId"] = "alice", ["permissions"] = new JsonArray(permission) });
        await SendAsync(emulator, expected, "/api/v1" + path, token);
    }

    [Theory]
    [InlineData("""{"externalUserId":"a"}""", "audience")]
    [InlineData("""{"audience":"app","externalUserId":"a"}""", "audience")]
    [InlineData("""{"audience":7,"externalUserId":"a"}""", "audience")]
    [InlineData("""{"audience":"urn:app"}""", "externalUserId")]
    [InlineData("""{"audience":"urn:app","externalUserId":"*"}""", "externalUserId")]
    [InlineData("""{"audience":"urn:app","externalUserId":""}""", "externalUserId")]
    [InlineData("""{"audience":"urn:app","externalUserId":"ü"}""", "externalUserId")]
    [InlineData("""{"audience":"urn:app","externalUserId":"a","expiresIn":299}""", "expiresIn")]
    [InlineData("""{"audience":"urn:app","externalUserId":"a","expiresIn":2592001}""", "expiresIn")]
    [InlineData("""{"audience":"urn:app","externalUserId":"a","expiresIn":300.5}""", "expiresIn")]
    [InlineData("""{"audience":"urn:app","externalUserId":"a","permissions":"x"}""", "permissions")]
    [InlineData("""{"audience":"urn:app","externalUserId":"a","permissions":[1]}""", "permissions")]
    [InlineData("""{"audience":"urn:app","externalUserId":"a","expires_in":300}""", "expires_in")]
    public async Task A_wrong_body_is_refused(string body, string member)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Exchange, JsonNode.Parse(body));
        Assert.Equal(member, error["param"]!.ToString());
    }

    private static async Task<string> ExchangeAsync(EmulatorAccess emulator, JsonObject body) =>
        (await emulator.PostAsync(Exchange, body.DeepClone()))["token"]!.ToString();

    private static async Task<JsonObject> SendAsync(EmulatorAccess emulator, HttpStatusCode expected, string path, string token, string? onBehalfOf = null)
    {
        using var request = EmulatorAccess.Request(HttpMethod.Get, path, token, onBehalfOf);
        using var answer = await emulator.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
