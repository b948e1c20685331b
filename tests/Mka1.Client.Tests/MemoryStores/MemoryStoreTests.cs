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
        Longest = new Dictionary<string, int> { ["name"] = 255, ["description"] = 10_000, ["instructions"] = 20_000 },
        Wrong = new Dictionary<string, string> { ["visibility"] = "public" },
        DeletionObject = "memory_store.deleted",
    }.RunAsync();

    private static JsonObject Members() => new()
    {
        ["name"] = "a", ["description"] = "b", ["instructions"] = "c", ["visibility"] = "workspace", ["metadata"] = new JsonObject { ["a"] = "b" },
    };
}
