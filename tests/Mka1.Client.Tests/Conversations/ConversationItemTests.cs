using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Conversations;

public sealed class ConversationItemTests
{
    private const string Item = """{"id":"msg_1","type":"message","role":"user","content":"a"}""";

    [Theory]
    [InlineData($$"""{"object":"list","data":[{{Item}}],"has_more":false,"last_id":"msg_1"}""")]
    [InlineData(Item)]
    public async Task Added_items_name_their_conversation_whatever_the_form_of_the_answer(string answer)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(answer));
        using var client = server.Connect();
        var added = await client.Conversations.Items.AddAsync("conv_1", [new Dictionary<string, object?> { ["role"] = "user", ["content"] = "a" }]);
        Assert.Equal(("msg_1", "conv_1"), (Assert.Single(added).Id, added[0].ConversationId));
        Assert.Equal("""{"items":[{"role":"user","content":"a"}]}""", server.Requests.Single().Text);
    }

    [Theory]
    [InlineData("""{"id":"conv_1","object":"conversation","created_at":1}""")]
    [InlineData("""{"id":"msg_1","object":"conversation.item","deleted":true}""")]
    public async Task A_deletion_is_confirmed_whatever_the_form_of_the_answer(string answer)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(answer));
        using var client = server.Connect();
        var deletion = await client.Conversations.Items.DeleteAsync("conv_1", "msg_1");
        Assert.Equal(("msg_1", true), (deletion.Id, deletion.Deleted));
        Assert.Equal(["msg_1", "msg_2"], (await client.Conversations.Items.DeleteAsync("conv_1", ["msg_1", "msg_2"])).Select(static one => one.Id));
        Assert.Equal("""{"item_ids":["msg_1","msg_2"]}""", server.Requests[^1].Text);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"object":"list","data":[]}""")]
    public async Task A_deletion_of_several_needs_no_id_in_its_answer(string answer)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(answer));
        using var client = server.Connect();
        Assert.Equal(["msg_1", "msg_2"], (await client.Conversations.Items.DeleteAsync("conv_1", ["msg_1", "msg_2"])).Select(static one => one.Id));
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Conversations.Items.DeleteAsync("conv_1", "msg_1"));
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var items = client.Conversations.Items;
        await Assert.ThrowsAsync<Mka1InputException>(() => items.AddAsync("conv_1", []));
        await Assert.ThrowsAsync<Mka1InputException>(() => items.AddAsync("conv_1", [.. Enumerable.Range(0, 21).Select(static number => (object)$"{number}")]));
        await Assert.ThrowsAsync<Mka1InputException>(() => items.DeleteAsync("conv_1", Array.Empty<string>()));
        await Assert.ThrowsAsync<Mka1InputException>(() => items.DeleteAsync("conv_1", ["msg_1", " "]));
        await Assert.ThrowsAsync<Mka1InputException>(() => items.DeleteAsync("conv_1", [.. Enumerable.Range(0, 101).Select(static number => $"msg_{number}")]));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_emulator_answers_as_documented()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string path = $"/conversations/{(await emulator.PostAsync("/conversations", new JsonObject()))["id"]}";
        var added = await emulator.PostAsync(path + "/items", new JsonObject { ["items"] = new JsonArray(JsonNode.Parse("""{"role":"user","content":"a"}"""), JsonNode.Parse("""{"role":"user","content":"b"}""")) });
        Shape.Has("object data has_more last_id", "list", added);
        string[] ids = [.. added["data"]!.AsArray().Select(static item => item!["id"]!.ToString())];
        var list = await emulator.GetAsync(path + "/items?include=x");
        Shape.Has("object data has_more last_id", "list", list);
        Assert.Equal(ids, list["data"]!.AsArray().Select(static item => item!["id"]!.ToString()));
        Assert.Equal("b", (await emulator.GetAsync($"{path}/items/{ids[1]}"))["content"]!.ToString());
        Assert.Equal("conversation", (await emulator.DeleteAsync($"{path}/items/{ids[0]}"))["object"]!.ToString());
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"{path}/items/{ids[0]}");
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Delete, path + "/items", new JsonObject { ["item_ids"] = new JsonArray(ids[1], ids[0]) });
        Assert.Equal(ids[1], (await emulator.GetAsync(path + "/items"))["last_id"]!.ToString());
    }

    [Fact]
    public async Task The_emulator_adds_an_item_again_that_was_deleted_but_not_one_that_is_there()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string path = $"/conversations/{(await emulator.PostAsync("/conversations", new JsonObject()))["id"]}/items";
        await emulator.PostAsync(path, Body("msg_1", "msg_2"));
        Assert.Equal("items[1].id", (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, Body("msg_3", "msg_1")))["param"]!.ToString());
        Assert.Equal("items[1].id", (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, Body("msg_3", "msg_3")))["param"]!.ToString());
        await emulator.DeleteAsync(path + "/msg_1");
        await emulator.PostAsync(path, Body("msg_1"));
        Assert.Equal(["msg_2", "msg_1"], (await emulator.GetAsync(path))["data"]!.AsArray().Select(static item => item!["id"]!.ToString()));

        static JsonObject Body(params string[] ids) => new()
        {
            ["items"] = new JsonArray([.. ids.Select(static id => new JsonObject { ["id"] = id, ["role"] = "user", ["content"] = "a" })]),
        };
    }

    [Theory]
    [InlineData("POST", """{}""", "items")]
    [InlineData("POST", """{"items":[]}""", "items")]
    [InlineData("POST", """{"items":["a"]}""", "items[0]")]
    [InlineData("POST", """{"items":[{"role":"user","content":"a"}],"colour":1}""", "colour")]
    [InlineData("DELETE", """{}""", "item_ids")]
    [InlineData("DELETE", """{"item_ids":[]}""", "item_ids")]
    [InlineData("DELETE", """{"item_ids":[1]}""", "item_ids")]
    public async Task The_emulator_refuses_by_name_what_is_wrong(string method, string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string path = $"/conversations/{(await emulator.PostAsync("/conversations", new JsonObject()))["id"]}/items";
        Assert.Equal(param, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, new HttpMethod(method), path, JsonNode.Parse(body)))["param"]!.ToString());
    }
}
