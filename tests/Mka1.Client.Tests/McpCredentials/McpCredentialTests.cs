using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.McpCredentials;

namespace Mka1.Client.Tests.McpCredentials;

public sealed class McpCredentialTests
{
    private const string Members = "id object server_id name auth_type authorization_preview header_names expires_at last_used_at created_at updated_at revoked_at";
    private const string Secret = "secret-of-the-tools-1234567890";

    public static TheoryData<string, McpCredentialOptions> Wrong => new()
    {
        { "needs", new() },
        { "255", new() { BearerToken = "a", Name = new('x', 256) } },
        { "8192", new() { BearerToken = new('x', 8193) } },
        { "8192", new() { Authorization = new('x', 8193) } },
        { "bearer token", new() { BearerToken = "" } },
        { "and", new() { BearerToken = "a", Authorization = "b" } },
        { "header", new() { Headers = new Dictionary<string, string>() } },
        { "header", new() { Headers = new Dictionary<string, string> { ["a"] = "" } } },
        { "'none'", new() { BearerToken = "a", AuthType = "none" } },
        { "needs", new() { AuthType = "bearer" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, McpCredentialOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.McpCredentials.CreateAsync("mcp_srv_1", options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("a secret {0} of yours", Secret)]
    [InlineData("{0}", "Basic " + Secret)]
    public async Task The_secret_is_redacted_in_errors_and_in_the_log(string message, string authorization)
    {
        string says = string.Format(System.Globalization.CultureInfo.InvariantCulture, message, Secret);
        await using var server = new WireServer(WireAnswer.Json(new JsonObject { ["error"] = new JsonObject { ["message"] = says, ["code"] = Secret } }.ToJsonString(), 400));
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1ApiException>(() => client.McpCredentials.CreateAsync("mcp_srv_1", new() { Authorization = authorization }));
        Assert.Contains(authorization, server.Request.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{failure} {failure.ServerMessage} {failure.Code} {failure.ResponseBody} {string.Join(' ', server.Log.Snapshot().Select(static entry => entry.Error))}", StringComparison.Ordinal);
        Assert.Contains("[redacted]", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new McpCredentialOptions { BearerToken = Secret }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_may_answer_with_the_revoked_credential()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"id":"mcp_cred_1","object":"mcp.credential","revoked_at":"2026-01-01T00:00:00Z"}"""));
        using var client = server.Connect();
        Assert.True((await client.McpCredentials.DeleteAsync("mcp_srv_1", "mcp_cred_1")).Deleted);
    }

    [Fact]
    public async Task The_emulator_keeps_credentials_and_tests_servers_with_them()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string server = $"/mcp/servers/{await CreateServerAsync(emulator, "https://a.example.com")}";
        Assert.Equal("true 2", $"{(await emulator.PostAsync(server + "/test"))["connected"]} {(await emulator.PostAsync(server + "/test"))["tool_count"]}");
        var body = new JsonObject { ["bearer_token"] = Secret, ["name"] = "n", ["expires_at"] = "2020-01-01T00:00:00Z" };
        var expired = await emulator.JsonAsync(HttpMethod.Post, server + "/credentials", body, HttpStatusCode.Created, null);
        Shape.Has(Members, "mcp.credential", expired);
        Assert.Equal("bearer …7890", $"{expired["auth_type"]} {expired["authorization_preview"]}");
        await Shape.IsListAsync(emulator, Shape.List, server + "/credentials", Members);
        Assert.Equal("false 0", $"{(await emulator.PostAsync(server + "/test"))["connected"]} {(await emulator.PostAsync(server + "/test"))["tool_count"]}");
        var right = await emulator.JsonAsync(HttpMethod.Post, server + "/credentials", new JsonObject { ["headers"] = new JsonObject { ["X-Key"] = Secret } }, HttpStatusCode.Created, null);
        Assert.Equal("headers [\"X-Key\"]", $"{right["auth_type"]} {right["header_names"]!.ToJsonString()}");
        Shape.Has("object server_id connected tool_count tool_names", "mcp.server.test", await emulator.PostAsync(server + "/test"));
        Assert.NotNull((await emulator.GetAsync(server + "/credentials"))["data"]![0]!["last_used_at"]);

        foreach (string wrong in (string[])[
            """{"bearer_token":""}""", """{"bearer_token":1}""", """{"auth_type":"magic"}""", """{"auth_type":"none","bearer_token":"a"}""", """{"bearer_token":"a","authorization":"b"}""",
            """{"headers":{"a":1}}""", """{"bearer_token":"a","expires_at":"soon"}""", """{"bearer_token":"a","name":""}""", """{"colour":1}"""])
            await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, server + "/credentials", JsonNode.Parse(wrong));
        Shape.Has(Shape.Deletion, "mcp.credential.deleted", await emulator.DeleteAsync($"{server}/credentials/{right["id"]}"));
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"{server}/credentials/{right["id"]}");
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Post, "/mcp/servers/mcp_srv_none/test");
        string gone = $"/mcp/servers/{await CreateServerAsync(emulator, "https://a.invalid/mcp")}";
        Assert.Equal("false", $"{(await emulator.PostAsync(gone + "/test"))["connected"]}");
    }

    private static async Task<string> CreateServerAsync(EmulatorAccess emulator, string url) =>
        $"{(await emulator.JsonAsync(HttpMethod.Post, "/mcp/servers", new JsonObject { ["name"] = "a", ["server_label"] = "a", ["server_url"] = url }, HttpStatusCode.Created, null))["id"]}";
}
