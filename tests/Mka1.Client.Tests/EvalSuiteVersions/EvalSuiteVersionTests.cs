using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.EvalSuiteVersions;

namespace Mka1.Client.Tests.EvalSuiteVersions;

public sealed class EvalSuiteVersionTests
{
    private const string Members = "id object suite_id version manifest dataset_file_ids metadata created_at";

    public static TheoryData<string, EvalSuiteVersionOptions> Wrong => new()
    {
        { "needs a manifest", new() },
        { "'tasks'", new() { Manifest = new Dictionary<string, object?>() } },
        { "has 101", new() { Manifest = new Dictionary<string, object?> { ["tasks"] = new object[101] } } },
        { "key", new() { Manifest = new Dictionary<string, object?> { ["tasks"] = new object[1] }, Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, EvalSuiteVersionOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalSuiteVersions.CreateAsync("eval_suite_1", options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalSuiteVersions.GetAsync("eval_suite_1", 0));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void The_tasks_are_those_of_the_manifest()
    {
        Assert.Equal(["a", "", "3"], EvalSuiteVersion.FromJson("""{"id":"v","manifest":{"tasks":[{"id":"a"},{},{"id":3}]}}""").TaskIds);
        Assert.Empty(EvalSuiteVersion.FromJson("""{"id":"v","manifest":null}""").TaskIds);
    }

    [Fact]
    public async Task The_emulator_keeps_versions()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string suite = $"/evals/suites/{(await emulator.PostAsync("/evals/suites", new JsonObject { ["name"] = "a", ["manifest"] = EvalManifests.Of(EvalManifests.Task("a")) }))["id"]}";
        var version = await emulator.PostAsync(suite + "/versions", new JsonObject { ["manifest"] = EvalManifests.Of(EvalManifests.Task("b", "file-1")), ["metadata"] = new JsonObject { ["a"] = "b" } });
        Shape.Has(Members, "eval.suite.version", version);
        Assert.Equal(["file-1"], version["dataset_file_ids"]!.AsArray().Select(static id => id!.ToString()));
        Assert.Equal("1 2", $"{(await emulator.GetAsync(suite))["active_version"]} {(await emulator.GetAsync(suite))["latest_version"]}");
        await emulator.PostAsync(suite + "/versions", new JsonObject { ["manifest"] = EvalManifests.Of(EvalManifests.Task("c")), ["make_active"] = true });
        Assert.Equal("3", (await emulator.GetAsync(suite))["active_version"]!.ToString());
        Assert.Equal(version["id"]!.ToString(), (await emulator.GetAsync(suite + "/versions/2"))["id"]!.ToString());
        await Shape.IsListAsync(emulator, Shape.List, suite + "/versions", Members);
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, suite + "/versions/4");
    }

    [Fact]
    public async Task The_emulator_refuses_what_a_manifest_cannot_have()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string versions = $"/evals/suites/{(await emulator.PostAsync("/evals/suites", new JsonObject { ["name"] = "a" }))["id"]}/versions";
        foreach (string member in (string[])["id", "type", "dataset", "prompt_template", "grader"])
        {
            var task = EvalManifests.Task("a");
            task.Remove(member);
            var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, versions, new JsonObject { ["manifest"] = EvalManifests.Of(task) });
            Assert.Equal("manifest.tasks[0]." + member, error["param"]!.ToString());
        }

        foreach (var (member, value) in new (string, string)[] { ("id", "\"a b\""), ("num_fewshot", "101"), ("dataset", "{}"), ("grader", """{"type":"python","source":"s","file_id":"f"}"""), ("grader", """{"type":"python","source":"s","timeout_seconds":601}"""), ("colour", "1") })
        {
            var task = EvalManifests.Task("a");
            task[member] = JsonNode.Parse(value);
            await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, versions, new JsonObject { ["manifest"] = EvalManifests.Of(task) });
        }

        await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, versions, new JsonObject { ["manifest"] = EvalManifests.Of(EvalManifests.Task("a"), EvalManifests.Task("a")) });
        await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, versions, new JsonObject());
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/evals/suites/eval_suite_none/versions");
    }
}
