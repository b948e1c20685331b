using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Conversations;
using Mka1.Errors;
using Mka1.Lists;

namespace Mka1.Client.Tests.Conversations;

public sealed class ConversationTests
{
    [Fact]
    public async Task The_list_carries_the_server_s_filters()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"object":"list","data":[{"id":"conv_1"}],"has_more":false,"last_id":"conv_1"}"""));
        using var client = server.Connect();
        var options = new ListOptions { Order = ListOrder.Descending, Take = 500 };
        var found = await client.Conversations.ListAsync(options, new Dictionary<string, string> { ["team"] = "ops" }, "two words").ToListAsync();
        Assert.Equal("conv_1", Assert.Single(found).Id);
        Assert.Equal(["50"], server.Request.Query("limit"));
        Assert.Equal(["desc"], server.Request.Query("order"));
        Assert.Equal(["{\"team\":\"ops\"}"], server.Request.Query("metadata"));
        Assert.Equal(["two words"], server.Request.Query("search"));
    }

    [Fact]
    public async Task What_is_too_much_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var options = new ConversationCreateOptions { Items = [.. Enumerable.Repeat<object>("x", 21)] };
        Assert.Contains("20 items", (await Assert.ThrowsAsync<Mka1InputException>(() => client.Conversations.CreateAsync(options))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Conversations.CreateAsync(new() { Metadata = new Dictionary<string, string> { [""] = "x" } }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public Task The_emulator_answers_as_documented() => new StoredKindCheck("/conversations", "conversation", "id object created_at metadata deleted_at")
    {
        Create = new() { ["items"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "x" }), ["metadata"] = new JsonObject { ["a"] = "b" } },
        Update = new() { ["metadata"] = new JsonObject() },
        DeletionObject = "conversation.deleted",
        // Unlike the other lists, this one has no first_id.
        Envelope = "object data last_id has_more",
    }.RunAsync();
}
