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
        Longest = new Dictionary<string, int> { ["name"] = 255, ["server_label"] = 255, ["server_url"] = 2048, ["server_description"] = 10_000 },
        Wrong = new Dictionary<string, string> { ["server_label"] = "a b", ["server_url"] = "/mcp", ["require_approval"] = "sometimes" },
        DeletionObject = "mcp.server.deleted",
    }.RunAsync();

    private static JsonObject Members() => new()
    {
        ["name"] = "a", ["server_label"] = "b", ["server_url"] = "https://c/mcp", ["server_description"] = "d", ["allowed_tools"] = new JsonArray("e"),
        ["require_approval"] = "never", ["metadata"] = new JsonObject { ["a"] = "b" },
    };
}
