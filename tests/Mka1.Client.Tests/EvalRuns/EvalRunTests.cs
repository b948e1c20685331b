using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.EvalSuiteVersions;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.EvalRuns;

namespace Mka1.Client.Tests.EvalRuns;

public sealed class EvalRunTests : IAsyncLifetime
{
    private const string Runs = "/evals/runs";
    private const string Members = "id object suite_id suite_version suite_version_id status models task_ids judge_model embedding_model generation request_counts metrics error artifact_file_ids metadata " +
        "created_at started_at completed_at cancelled_at failed_at";

    private EmulatorAccess _emulator = null!;
    private string _suite = null!;

    public static TheoryData<string, EvalRunOptions> Wrong => new()
    {
        { "models", new() },
        { "models", new() { Models = [] } },
        { "models", new() { Models = [" "] } },
        { "models", new() { Models = [.. Enumerable.Repeat("a", 21)] } },
        { "1 to 25, not 26", new() { Models = ["a"], GenerationConcurrency = 26 } },
        { "1 to 25, not 0", new() { Models = ["a"], GraderConcurrency = 0 } },
        { "from 1, not 0", new() { Models = ["a"], SuiteVersion = 0 } },
        { "key", new() { Models = ["a"], Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorAccess.StartAsync();
        string file = $"{(await _emulator.UploadAsync("{\"q\":\"Lisbon\",\"answer\":\"lisbon\"}\n{\"q\":\"Rome\",\"answer\":\"Paris\"}\n{\"q\":\"[fail]\",\"answer\":\"\"}\n", "evals"))["id"]}";
        _suite = $"{(await _emulator.PostAsync("/evals/suites", new JsonObject { ["name"] = "a", ["manifest"] = EvalManifests.Of(EvalManifests.Task("a", file, "Say {{q}}")) }))["id"]}";
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, EvalRunOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalRuns.StartAsync("eval_suite_1", options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_emulator_runs_a_suite()
    {
        const string Sample = "id object run_id task_id model sample_index status dataset_row prompt target response_id output_text extracted_output scores judge error created_at started_at completed_at";
        var run = await StartAsync();
        Shape.Has(Members, "eval.run", run);
        Assert.Equal("queued", run["status"]!.ToString());
        run = await FinishAsync(run);
        Shape.Has(Members, "eval.run", run);
        Assert.Equal("completed", run["status"]!.ToString());
        Assert.Equal("""{"total":3,"completed":2,"failed":1}""", run["request_counts"]!.ToJsonString());
        Assert.Equal("""{"auto":{"a":{"score":0.5}}}""", run["metrics"]!.ToJsonString());
        var samples = await _emulator.GetAsync($"{Runs}/{run["id"]}/samples");
        Shape.Has(Sample, "eval.sample", samples["data"]![0]!);
        Assert.Equal("Say Lisbon", samples["data"]![0]!["prompt"]!.ToString());
        Assert.Equal("You said: Say Lisbon", (await _emulator.GetAsync($"/responses/{samples["data"]![0]!["response_id"]}"))["output_text"]!.ToString());
        Assert.Single((await _emulator.GetAsync($"{Runs}/{run["id"]}/samples?status=failed&model=auto&task_id=a"))["data"]!.AsArray());
        Assert.Empty((await _emulator.GetAsync($"{Runs}/{run["id"]}/samples?task_id=b"))["data"]!.AsArray());
        Assert.Equal(3, (await _emulator.ReadFileAsync($"{run["artifact_file_ids"]![0]}")).Trim().Split('\n').Length);
        await Shape.IsListAsync(_emulator, Shape.List, $"{Runs}?suite_id={_suite}&status=completed", Members);
        Assert.Equal("queued", (await _emulator.PostAsync($"{Runs}/{run["id"]}/rerun-failed"))["status"]!.ToString());
        Assert.Equal("""{"total":3,"completed":2,"failed":1}""", (await FinishAsync(run))["request_counts"]!.ToJsonString());
        Shape.Has(Shape.Deletion, "eval.run.deleted", await _emulator.DeleteAsync($"{Runs}/{run["id"]}"));
    }

    [Fact]
    public async Task A_cancelled_run_is_continued()
    {
        await using var slow = await EmulatorAccess.StartAsync(new Mka1.Emulator.EmulatorOptions { Speed = 1 });
        var suite = await slow.PostAsync("/evals/suites", new JsonObject { ["name"] = "a", ["manifest"] = EvalManifests.Of(EvalManifests.Task("a")) });
        var run = await slow.PostAsync(Runs, new JsonObject { ["suite_id"] = $"{suite["id"]}", ["models"] = new JsonArray("auto") });
        await slow.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"{Runs}/{run["id"]}/retry");
        Assert.Equal("cancelling", (await slow.PostAsync($"{Runs}/{run["id"]}/cancel"))["status"]!.ToString());
        run = await slow.WaitAsync($"{Runs}/{run["id"]}", static one => one["status"]!.ToString() == "cancelled");
        Assert.NotNull(run["cancelled_at"]);
        await slow.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"{Runs}/{run["id"]}/cancel");
        Assert.Equal("queued", (await slow.PostAsync($"{Runs}/{run["id"]}/retry"))["status"]!.ToString());
        run = await slow.WaitAsync($"{Runs}/{run["id"]}", static one => one["status"]!.ToString() == "completed");
        Assert.Null(run["cancelled_at"]);
        Assert.Equal("3", run["request_counts"]!["completed"]!.ToString());
    }

    [Fact]
    public async Task The_emulator_refuses_what_a_run_cannot_have()
    {
        foreach (string body in (string[])["\"models\":[]", "\"models\":[1]", "\"models\":[\"a\"],\"task_ids\":[\"none\"]", "\"models\":[\"a\"],\"generation_concurrency\":26", "\"models\":[\"a\"],\"generation\":{\"colour\":1}", "\"models\":[\"a\"],\"colour\":1"])
            await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Runs, JsonNode.Parse($"{{\"suite_id\":\"{_suite}\",{body}}}"));
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Post, Runs, JsonNode.Parse("""{"suite_id":"eval_suite_none","models":["a"]}"""));
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Post, Runs, JsonNode.Parse($"{{\"suite_id\":\"{_suite}\",\"models\":[\"a\"],\"suite_version\":2}}"));
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, Runs + "?status=none");
    }

    private Task<JsonObject> StartAsync() => _emulator.PostAsync(Runs, new JsonObject { ["suite_id"] = _suite, ["models"] = new JsonArray("auto") });

    private Task<JsonObject> FinishAsync(JsonObject run) => _emulator.WaitAsync($"{Runs}/{run["id"]}", static one => one["status"]!.ToString() is "completed" or "failed");
}
