using System.Net;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

public sealed class ConversationTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task They_are_listed_by_their_last_update_the_oldest_first()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add((await _emulator.PostAsync("/conversations", new JsonObject()))["id"]!.ToString());
        Assert.Equal(ids, await ListAsync(""));

        await _emulator.PostAsync("/conversations/" + ids[0], new JsonObject { ["metadata"] = new JsonObject { ["a"] = "b" } });
        Assert.Equal([ids[1], ids[2], ids[0]], await ListAsync(""));
        await _emulator.CreateAsync("x", body => body["conversation"] = new JsonObject { ["id"] = ids[1] });
        Assert.Equal([ids[2], ids[0], ids[1]], await ListAsync(""));
        Assert.Equal([ids[1], ids[0], ids[2]], await ListAsync("?order=desc"));
        Assert.Equal([ids[0], ids[1]], await ListAsync("?after=" + ids[2]));

        await _emulator.DeleteAsync("/conversations/" + ids[0]);
        Assert.Equal([ids[2], ids[1]], await ListAsync(""));
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/conversations/" + ids[0]);
    }

    [Fact]
    public async Task They_are_found_by_metadata_and_by_the_text_of_their_items()
    {
        var one = await CreateAsync("Needle", "ops");
        var other = await CreateAsync("Hay", "ops");
        await CreateAsync("Hay", "sales");
        Assert.Equal([one, other], await ListAsync("?metadata=" + Uri.EscapeDataString("""{"team":"ops"}""")));
        Assert.Equal([one], await ListAsync("?search=needle"));
        Assert.Empty(await ListAsync("?search=needle&metadata=" + Uri.EscapeDataString("""{"team":"sales"}""")));
        foreach (var query in (string[])["metadata=x", "metadata=[]", "limit=51", "before=x"])
            await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/conversations?" + query);

        async Task<string> CreateAsync(string text, string team) => (await _emulator.PostAsync("/conversations", new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = text }),
            ["metadata"] = new JsonObject { ["team"] = team },
        }))["id"]!.ToString();
    }

    [Theory]
    [InlineData("""{"items":"x"}""", "items")]
    [InlineData("""{"items":[7]}""", "items[0]")]
    [InlineData("""{"items":[{"role":"user","content":[1]}]}""", "items[0].content[0]")]
    [InlineData("""{"metadata":{"a":1}}""", "metadata.a")]
    [InlineData("""{"colour":1}""", "colour")]
    public async Task A_create_that_is_not_valid_is_refused(string body, string param)
    {
        var error = await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/conversations", JsonNode.Parse(body));
        Assert.Equal(param, error["param"]!.ToString());
    }

    private async Task<IEnumerable<string>> ListAsync(string query) =>
        (await _emulator.GetAsync("/conversations" + query))["data"]!.AsArray().Select(c => c!["id"]!.ToString());
}
