using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.PromptVersions;

namespace Mka1.Client.Tests.PromptVersions;

public sealed class PromptVersionTests
{
    private const string Members = "id object prompt_id version template created_at";

    public static TheoryData<string, PromptVersionOptions> Wrong => new()
    {
        { "needs a template", new() },
        { "template", new() { Template = "" } },
        { "100000", new() { Template = new('x', 100_001) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, PromptVersionOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.PromptVersions.CreateAsync("prompt_1", options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.PromptVersions.GetAsync("prompt_1", 0));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_version_has_the_prompt_of_the_request_if_the_server_sends_none()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"id":"pver_1","version":2}"""));
        using var client = server.Connect();
        Assert.Equal("prompt_1", (await client.PromptVersions.GetAsync("prompt_1", 2)).PromptId);
        Assert.EndsWith("/prompts/prompt_1/versions/2", server.Request.Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_emulator_keeps_versions()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string prompt = $"/prompts/{(await emulator.PostAsync("/prompts", new JsonObject { ["name"] = "a", ["template"] = "b {{c}}" }))["id"]}";
        var version = await emulator.JsonAsync(HttpMethod.Post, prompt + "/versions", new JsonObject { ["template"] = "d {{ c }} {{e}}" }, HttpStatusCode.Created, null);
        Shape.Has(Members, "prompt.version", version);
        Assert.Equal("2 2", $"{(await emulator.GetAsync(prompt))["active_version"]} {(await emulator.GetAsync(prompt))["latest_version"]}");
        Assert.Equal(version["id"]!.ToString(), (await emulator.GetAsync(prompt + "/versions/2"))["id"]!.ToString());
        await Shape.IsListAsync(emulator, Shape.List, prompt + "/versions", Members);
        Assert.Equal("d [1] {{e}}", (await emulator.GetAsync(prompt + "?variables=%7B%22c%22%3A%5B1%5D%7D"))["rendered_template"]!.ToString());
        Assert.Equal("b {{c}}", (await emulator.GetAsync(prompt + "?version=1&variables=%7B%7D"))["rendered_template"]!.ToString());
        Assert.Null((await emulator.GetAsync(prompt))["rendered_template"]);

        foreach (var (query, wrong) in new (string, string)[] { ("version=x", "version"), ("version=0", "version"), ("variables=x", "variables"), ("variables=[]", "variables"), ("colour=red", "colour") })
            Assert.Equal(wrong, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{prompt}?{query}"))["param"]!.ToString());
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, prompt + "?version=3");
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, prompt + "/versions/3");
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/prompts/prompt_none/versions");
        foreach (string body in (string[])["{}", """{"template":""}""", """{"template":1}""", """{"template":"a","colour":1}"""])
            await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, prompt + "/versions", JsonNode.Parse(body));
    }
}
