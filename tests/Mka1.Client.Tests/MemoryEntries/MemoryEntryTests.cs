using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.MemoryEntries;

namespace Mka1.Client.Tests.MemoryEntries;

public sealed class MemoryEntryTests
{
    private const string Members = "id object memory_store_id path content content_hash bytes metadata created_at updated_at";

    public static TheoryData<string, MemoryEntryOptions> Wrong => new()
    {
        { "path", new() { Path = "" } },
        { "1024", new() { Path = new('x', 1025) } },
        { "key", new() { Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, MemoryEntryOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.MemoryEntries.CreateAsync("mem_1", options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.MemoryEntries.UpdateAsync("mem_1", "mem_entry_1", options));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_hash_is_sent_with_updates_and_deletions()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"mem_entry_1","deleted":true}"""));
        using var client = server.Connect();
        Assert.Equal("mem_1", (await client.MemoryEntries.UpdateAsync("mem_1", "mem_entry_1", new() { Content = "a" }, "abc")).MemoryStoreId);
        await client.MemoryEntries.DeleteAsync("mem_1", "mem_entry_1", "abc");
        await client.MemoryEntries.DeleteAsync("mem_1", "mem_entry_1");
        Assert.Equal(["""{"content":"a","if_match":"abc"}""", """{"if_match":"abc"}""", ""], server.Requests.Select(static request => request.Text));
        Assert.EndsWith("/entries/mem_entry_1?if_match=abc", server.Requests[1].Target, StringComparison.Ordinal);
        Assert.EndsWith("/entries/mem_entry_1", server.Requests[2].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", 1)]
    [InlineData(null, 2)]
    public async Task An_update_that_compares_is_not_sent_again(string? hash, int requests)
    {
        await using var server = new WireServer((_, number) => number == 0 ? WireAnswer.Error(500) : WireAnswer.Json("""{"id":"mem_entry_1"}"""));
        using var client = server.Connect();
        await Record.ExceptionAsync(() => client.MemoryEntries.UpdateAsync("mem_1", "mem_entry_1", new() { Content = "a" }, hash));
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task The_emulator_keeps_entries()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string entries = $"/memory_stores/{(await emulator.PostAsync("/memory_stores", new JsonObject { ["name"] = "a" }))["id"]}/entries";
        var made = await emulator.JsonAsync(HttpMethod.Post, entries, new JsonObject { ["path"] = "p", ["content"] = "c", ["metadata"] = new JsonObject { ["a"] = "b" } }, HttpStatusCode.Created, null);
        Shape.Has(Members, "memory_entry", made);
        Assert.Equal("2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6", made["content_hash"]!.ToString());
        await Shape.IsListAsync(emulator, Shape.List, entries, Members);
        string one = $"{entries}/{made["id"]}";
        Shape.Has(Members, "memory_entry", await emulator.GetAsync(one));

        foreach (string body in (string[])["{}", """{"path":"p"}""", """{"content":"c"}""", """{"path":"","content":"c"}""", """{"path":1,"content":"c"}""", """{"path":"p","content":1}""", """{"path":"p","content":"c","if_match":"x"}"""])
            await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, entries, JsonNode.Parse(body));
        Assert.Equal("path", (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, one, new JsonObject { ["path"] = new string('x', 1025) }))["param"]!.ToString());
        Assert.Equal("colour", (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, one, new JsonObject { ["colour"] = 1 }))["param"]!.ToString());
        await emulator.ErrorAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Post, one, new JsonObject { ["content"] = "d", ["if_match"] = "x" });
        var changed = await emulator.PostAsync(one, new JsonObject { ["content"] = "dd", ["if_match"] = made["content_hash"]!.ToString() });
        Assert.Equal("dd 2 p", $"{changed["content"]} {changed["bytes"]} {changed["path"]}");
        await emulator.ErrorAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Delete, $"{one}?if_match={made["content_hash"]}");
        await emulator.ErrorAsync(HttpStatusCode.PreconditionFailed, HttpMethod.Delete, one, new JsonObject { ["if_match"] = made["content_hash"]!.ToString() });
        await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, one + "?colour=red");
        Shape.Has(Shape.Deletion, "memory_entry.deleted", await emulator.DeleteAsync($"{one}?if_match={changed["content_hash"]}"));
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, one);
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/memory_stores/mem_none/entries");
    }
}
