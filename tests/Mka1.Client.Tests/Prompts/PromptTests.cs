using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Prompts;

namespace Mka1.Client.Tests.Prompts;

public sealed class PromptTests
{
    private const string Listed = "id object name description active_version latest_version metadata created_at updated_at";

    public static TheoryData<string, PromptOptions> Wrong => new()
    {
        { "name", new() { Name = "" } },
        { "255", new() { Name = new('x', 256) } },
        { "template", new() { Template = "" } },
        { "100000", new() { Template = new('x', 100_001) } },
        { "2000", new() { Description = new('x', 2001) } },
        { "key", new() { Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, PromptOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.Prompts.CreateAsync(options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Prompts.UpdateAsync("prompt_1", options));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_update_has_no_template()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Prompts.UpdateAsync("prompt_1", new() { Template = "a" }));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("""{"id":"p","template":"a"}""", "a")]
    [InlineData("""{"id":"p","version":{"version":1,"template":"b"}}""", "b")]
    [InlineData("""{"id":"p","version":1}""", null)]
    [InlineData("""{"id":"p"}""", null)]
    public void A_new_prompt_has_the_template_of_its_version(string json, string? template) => Assert.Equal(template, Prompt.FromJson(json).Template);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_wrong_version_is_refused_before_it_is_sent(int version)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Prompts.RollbackAsync("prompt_1", version));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Prompts.GetAsync("prompt_1", version, null));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_deletion_has_an_empty_object_as_its_body()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"id":"prompt_1","object":"prompt.deleted","deleted":true}"""));
        using var client = server.Connect();
        Assert.True((await client.Prompts.DeleteAsync("prompt_1")).Deleted);
        Assert.Equal("DELETE", server.Request.Method);
        Assert.Equal("{}", server.Request.Text);
    }

    [Fact]
    public Task The_emulator_answers_as_documented() => new StoredKindCheck("/prompts", "prompt", Listed + " template")
    {
        Create = new JsonObject { ["name"] = "a", ["template"] = "b", ["description"] = "c", ["metadata"] = new JsonObject { ["a"] = "b" } },
        Update = new JsonObject { ["name"] = "a", ["description"] = "c", ["metadata"] = new JsonObject { ["a"] = "b" } },
        Listed = Listed,
        Actions = new Dictionary<string, JsonObject> { ["rollback"] = new() { ["version"] = 1 } },
        Longest = new Dictionary<string, int> { ["name"] = 255, ["template"] = 100_000, ["description"] = 2000 },
        DeletionObject = "prompt.deleted",
    }.RunAsync();
}
