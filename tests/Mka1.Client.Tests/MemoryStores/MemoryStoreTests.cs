using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.MemoryStores;

namespace Mka1.Client.Tests.MemoryStores;

public sealed class MemoryStoreTests
{
    public static TheoryData<string, MemoryStoreOptions> Wrong => new()
    {
        { "name", new() { Name = "" } },
        { "255", new() { Name = new('x', 256) } },
        { "10000", new() { Description = new('x', 10_001) } },
        { "20000", new() { Instructions = new('x', 20_001) } },
        { "key", new() { Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"mem_1"}"""));
        using var client = server.Connect();
        await client.MemoryStores.CreateAsync(new() { Name = "a", Description = "b", Instructions = "c", Visibility = "workspace", Metadata = new Dictionary<string, string> { ["d"] = "e" } });
        await client.MemoryStores.UpdateAsync("mem_1", new() { Description = "", Metadata = new Dictionary<string, string>() });
        Assert.Equal(
            ["""{"name":"a","description":"b","instructions":"c","visibility":"workspace","metadata":{"d":"e"}}""", """{"description":"","metadata":{}}"""],
            server.Requests.Select(static request => request.Text));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, MemoryStoreOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.MemoryStores.CreateAsync(options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.MemoryStores.UpdateAsync("mem_1", options));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public Task The_emulator_answers_as_documented() => new StoredKindCheck(
        "/memory_stores", "memory_store", "id object name description instructions visibility created_at updated_at deleted_at metadata")
    {
        Create = Members(),
        Update = Members(),
        DeletionObject = "memory_store.deleted",
    }.RunAsync();

    [Theory]
    [InlineData("name", 255)]
    [InlineData("description", 10_000)]
    [InlineData("instructions", 20_000)]
    public async Task The_emulator_refuses_a_text_that_is_too_long(string member, int limit)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var body = Members();
        body[member] = new string('x', limit);
        await emulator.PostAsync("/memory_stores", body.DeepClone());
        body[member] = new string('x', limit + 1);
        var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/memory_stores", body);
        Assert.Equal(member, error["param"]!.ToString());
    }

    private static JsonObject Members() => new()
    {
        ["name"] = "a", ["description"] = "b", ["instructions"] = "c", ["visibility"] = "workspace", ["metadata"] = new JsonObject { ["a"] = "b" },
    };
}
