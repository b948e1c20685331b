using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.McpServers;

namespace Mka1.Client.Tests.McpServers;

public sealed class McpServerTests
{
    public static TheoryData<string, McpServerOptions> Wrong => new()
    {
        { "name", new() { Name = "" } },
        { "255", new() { Name = new('x', 256) } },
        { "255", new() { ServerLabel = new('x', 256) } },
        { "a b", new() { ServerLabel = "a b" } },
        { "hyphens", new() { ServerLabel = "a\n" } },
        { "2048", new() { ServerUrl = "https://a/" + new string('x', 2039) } },
        { "absolute", new() { ServerUrl = "a.example.com/mcp" } },
        { "absolute", new() { ServerUrl = "/mcp" } },
        { "10000", new() { ServerDescription = new('x', 10_001) } },
        { "key", new() { Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"mcp_srv_1"}"""));
        using var client = server.Connect();
        await client.McpServers.CreateAsync(new()
        {
            Name = "a", ServerLabel = "b", ServerUrl = "https://c/mcp?x=%20", ServerDescription = "d", AllowedTools = ["e"], RequireApproval = "never",
            Metadata = new Dictionary<string, string> { ["f"] = "g" },
        });
        await client.McpServers.UpdateAsync("mcp_srv_1", new() { ServerDescription = "", AllowedTools = [], Metadata = new Dictionary<string, string>() });
        Assert.Equal(
            [
                """{"name":"a","server_label":"b","server_url":"https://c/mcp?x=%20","server_description":"d","allowed_tools":["e"],"require_approval":"never","metadata":{"f":"g"}}""",
                """{"server_description":"","allowed_tools":[],"metadata":{}}""",
            ],
            server.Requests.Select(static request => request.Text));
    }

    [Fact]
    public async Task An_answer_with_status_201_is_read()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"mcp_srv_1","created_at":"2026-01-31T09:05:00.25Z"}""", 201));
        using var client = server.Connect();
        var created = await client.McpServers.CreateAsync(new() { Name = "a", ServerLabel = "b", ServerUrl = "https://c/mcp" });
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 9, 5, 0, 250, TimeSpan.Zero), created.CreatedAt);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, McpServerOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.McpServers.CreateAsync(options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.McpServers.UpdateAsync("mcp_srv_1", options));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public Task The_emulator_answers_as_documented() => new StoredKindCheck(
        "/mcp/servers",
        "mcp.server",
        "id object name server_label server_url server_description allowed_tools require_approval metadata created_at updated_at")
    {
        Create = Members(),
        CreateStatus = HttpStatusCode.Created,
        Update = Members(),
        DeletionObject = "mcp.server.deleted",
    }.RunAsync();

    [Theory]
    [InlineData("name", 255)]
    [InlineData("server_label", 255)]
    [InlineData("server_url", 2048)]
    [InlineData("server_description", 10_000)]
    public async Task The_emulator_refuses_a_text_that_is_too_long(string member, int limit)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var body = Members();
        body[member] = $"{body[member]}".PadRight(limit, 'x');
        await emulator.JsonAsync(HttpMethod.Post, "/mcp/servers", body.DeepClone(), HttpStatusCode.Created, null);
        body[member] += "x";
        var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/mcp/servers", body);
        Assert.Equal(member, error["param"]!.ToString());
    }

    [Theory]
    [InlineData("server_label", "a b")]
    [InlineData("server_url", "/mcp")]
    [InlineData("require_approval", "sometimes")]
    public async Task The_emulator_refuses_a_wrong_text(string member, string text)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var body = Members();
        body[member] = text;
        var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/mcp/servers", body);
        Assert.Equal(member, error["param"]!.ToString());
    }

    private static JsonObject Members() => new()
    {
        ["name"] = "a", ["server_label"] = "b", ["server_url"] = "https://c/mcp", ["server_description"] = "d", ["allowed_tools"] = new JsonArray("e"),
        ["require_approval"] = "never", ["metadata"] = new JsonObject { ["a"] = "b" },
    };
}
