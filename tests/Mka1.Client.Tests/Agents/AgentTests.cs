using System.Text.Json.Nodes;
using Mka1.Agents;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Agents;

public sealed class AgentTests
{
    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"agt_1"}"""));
        using var client = server.Connect();
        await client.Agents.CreateAsync(new() { Name = "a", Model = "auto" });
        await client.Agents.UpdateAsync("agt_1", new() { Tools = [], Description = string.Empty });
        Assert.Equal(["""{"name":"a","model":"auto"}""", """{"description":"","tools":[]}"""], server.Requests.Select(static request => request.Text));
    }

    public static TheoryData<AgentOptions> Wrong =>
    [
        new AgentOptions { Name = string.Empty }, new AgentOptions { Name = new('x', 121) }, new AgentOptions { Description = new('x', 2_001) },
        new AgentOptions { Instructions = new('x', 20_001) }, new AgentOptions { MaxToolCalls = 0 }, new AgentOptions { MaxToolCalls = 301 },
        new AgentOptions { Metadata = new Dictionary<string, string> { [""] = "x" } },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(AgentOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Agents.UpdateAsync("agt_1", options));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Agents.CreateAsync(options));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Agents.CreateAsync(new() { Name = "a" }));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("""{"id":"agt_1","object":"agent.deleted","deleted":true}""")]
    [InlineData("""{"id":"agt_1","object":"agent","name":"a","deleted_at":"2026-11-27T08:00:00.000Z"}""")]
    [InlineData("""{"id":"agt_1","object":"agent.schedule","status":"deleted"}""")]
    public async Task A_deletion_is_confirmed_by_itself_or_by_the_deleted_object(string answer)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(answer));
        using var client = server.Connect();
        Assert.True((await client.Agents.DeleteAsync("agt_1")).Deleted);
    }

    [Fact]
    public Task The_emulator_answers_as_documented() => new StoredKindCheck(
        "/api/v1/agents",
        "agent",
        "id object name description model instructions tools tool_choice parallel_tool_calls max_tool_calls text reasoning metadata created_at updated_at deleted_at")
    {
        Create = Members(),
        Update = Members(),
        Longest = new Dictionary<string, int> { ["name"] = 120, ["description"] = 2_000, ["instructions"] = 20_000 },
        DeletionObject = "agent.deleted",
    }.RunAsync();

    private static JsonObject Members() => new()
    {
        ["name"] = "a",
        ["model"] = "auto",
        ["description"] = "b",
        ["instructions"] = "c",
        ["tools"] = new JsonArray(new JsonObject { ["type"] = "web_search" }),
        ["tool_choice"] = "auto",
        ["parallel_tool_calls"] = false,
        ["max_tool_calls"] = 5,
        ["text"] = new JsonObject { ["verbosity"] = "low" },
        ["reasoning"] = new JsonObject { ["effort"] = "low" },
        ["metadata"] = new JsonObject { ["a"] = "b" },
    };
}
