using System.Net;
using System.Text.Json.Nodes;
using Mka1.AgentRuns;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Responses.Streaming;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Json;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.AgentRuns;

public sealed class AgentRunTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;
    private string _runs = null!;

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorAccess.StartAsync();
        var agent = await _emulator.PostAsync("/api/v1/agents", new JsonObject { ["name"] = "a", ["model"] = "auto", ["instructions"] = "i" });
        _runs = $"/api/v1/agents/{agent["id"]}/runs";
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"run_1","status":"queued"}"""));
        using var client = server.Connect();
        await client.AgentRuns.StartAsync("agt_1", new() { Input = "Hi" });
        await client.AgentRuns.StartAsync("agt_1", new() { Input = new Dictionary<string, object?> { ["role"] = "user", ["content"] = "Hi" }, PreviousResponse = "resp_1" });
        await client.AgentRuns.StartAsync("agt_1", new() { Input = new JsonLiteral("""{"role":"user","a":1,"a":2}""") });
        Assert.Equal(
            ["""{"input":"Hi"}""", """{"input":[{"role":"user","content":"Hi"}],"previous_response_id":"resp_1"}""", """{"input":[{"role":"user","a":1,"a":2}]}"""], server.Requests.Select(static request => request.Text));
    }

    public static TheoryData<AgentRunOptions> Wrong =>
    [
        new AgentRunOptions(), new AgentRunOptions { Input = string.Empty }, new AgentRunOptions { Input = new[] { "a", "b" } },
        new AgentRunOptions { Input = Array.Empty<object>() }, new AgentRunOptions { Input = 5 }, new AgentRunOptions { Input = true }, new AgentRunOptions { Input = new object[] { 1, 2 } },
        new AgentRunOptions { Input = "a", PreviousResponse = string.Empty }, new AgentRunOptions { Input = "a", Conversation = string.Empty },
        new AgentRunOptions { Input = "a", PreviousResponse = "x" }, new AgentRunOptions { Input = "a", PreviousResponse = "resp_1", Conversation = "conv_1" },
        new AgentRunOptions { Input = "a", Metadata = new Dictionary<string, string> { [""] = "x" } },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(AgentRunOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.AgentRuns.StartAsync("agt_1", options));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.AgentRuns.StartAsync("..", new() { Input = "a" }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_run_without_the_id_of_its_agent_has_that_of_the_request()
    {
        await using var server = new WireServer((request, _) => WireAnswer.Json(request.Method == "GET" && !request.Target.Contains("run_1", StringComparison.Ordinal)
            ? """{"data":[{"id":"run_1","status":"queued"}],"has_more":false}"""
            : """{"id":"run_1","status":"queued"}"""));
        using var client = server.Connect();
        Assert.Equal("agt_1", (await client.AgentRuns.StartAsync("agt_1", new() { Input = "Hi" })).AgentId);
        Assert.Equal("agt_1", (await client.AgentRuns.GetAsync("agt_1", "run_1")).AgentId);
        await foreach (var run in client.AgentRuns.ListAsync("agt_1"))
            Assert.Equal("agt_1", run.AgentId);
        Assert.Equal("agt_2", AgentRun.FromJson("""{"id":"run_1","status":"queued","agent_id":"agt_2"}""").AgentId);
    }

    [Fact]
    public async Task The_errors_of_a_run_and_a_response_have_their_origin()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"run_1","status":"failed","error":"e","gateway_response":{"id":"resp_1","status":"failed","error":{"message":"f"}}}"""));
        using var client = server.Connect();
        var run = await client.AgentRuns.GetAsync("agt_1", "run_1");
        Assert.Equal("e", run.Error!.Message);
        Assert.NotNull(run.Error.GetOrigin());
        Assert.Equal("f", run.Response!.Error!.Message);
        Assert.NotNull(run.Response.Error.GetOrigin());
    }

    [Theory]
    [InlineData("queued", "null", false)]
    [InlineData("running", "null", false)]
    [InlineData("completed", "null", true)]
    [InlineData("failed", "null", true)]
    [InlineData("cancelled", "\"2026-11-27T08:00:00.000Z\"", true)]
    public void A_run_has_finished_by_its_status_or_its_time(string status, string completed, bool finished) => Assert.Equal(
        finished, AgentRun.FromJson($$"""{"id":"run_1","status":"{{status}}","completed_at":{{completed}}}""").IsFinished);

    [Fact]
    public async Task A_broken_stream_goes_on_from_the_response()
    {
        await using var server = new WireServer((request, _) => request.Target.EndsWith("/events", StringComparison.Ordinal)
            ? WireAnswer.Events(Frames.Frame("""{"type":"response.created","response":{"id":"resp_1","status":"in_progress"},"sequence_number":0}"""))
            : request.Target.Contains("starting_after=0", StringComparison.Ordinal)
                ? WireAnswer.Events(Frames.Frame("""{"type":"response.completed","response":{"id":"resp_1","status":"completed"},"sequence_number":1}"""))
                : WireAnswer.Json("""{"id":"resp_1","status":"in_progress"}"""));
        using var client = server.Connect();
        var types = new List<string>();
        await foreach (var next in client.AgentRuns.StreamAsync("agt_1", "run_1"))
            types.Add(next.Type);
        Assert.Equal(["response.created", "response.completed"], types);
        Assert.StartsWith("/api/v1/agents/agt_1/runs/run_1/events", server.Requests[0].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_breaks_before_its_first_event_goes_on_from_the_response(bool ends)
    {
        await using var server = new WireServer((request, _) => request.Target.EndsWith("/events", StringComparison.Ordinal)
            ? ends ? WireAnswer.Events() : WireAnswer.OpenEvents().Drop()
            : request.Target.EndsWith("/runs/run_1", StringComparison.Ordinal) ? WireAnswer.Json("""{"id":"run_1","status":"queued","gateway_response_id":"resp_1"}""")
            : request.Target.Contains("stream=true", StringComparison.Ordinal)
                ? WireAnswer.Events(Frames.Frame("""{"type":"response.completed","response":{"id":"resp_1","status":"completed"},"sequence_number":1}"""))
                : WireAnswer.Json("""{"id":"resp_1","status":"in_progress"}"""));
        using var client = server.Connect();
        var types = new List<string>();
        await foreach (var next in client.AgentRuns.StreamAsync("agt_1", "run_1"))
            types.Add(next.Type);
        Assert.Equal(["response.completed"], types);
    }

    [Fact]
    public async Task A_stream_without_an_event_fails_if_the_run_has_no_response()
    {
        await using var server = new WireServer((request, _) => request.Target.EndsWith("/events", StringComparison.Ordinal)
            ? WireAnswer.Events()
            : WireAnswer.Json("""{"id":"run_1","status":"queued","gateway_response_id":null}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(async () =>
        {
            await foreach (var next in client.AgentRuns.StreamAsync("agt_1", "run_1"))
                Assert.Fail(next.Type);
        });
    }

    [Fact]
    public async Task The_emulator_runs_an_agent()
    {
        const string Members = "id object agent_id status input conversation previous_response_id metadata gateway_response_id gateway_response error created_at completed_at";
        var run = await _emulator.PostAsync(_runs, new JsonObject { ["input"] = "Hi", ["metadata"] = new JsonObject { ["a"] = "b" } });
        Shape.Has(Members, "agent.run", run);
        Assert.Equal("queued", run["status"]!.ToString());
        Assert.Null(run["gateway_response_id"]);
        using var client = Connect();
        string id = $"{run["id"]}";
        ResponseStreamEvent? last = null;
        await foreach (var next in client.AgentRuns.StreamAsync($"{run["agent_id"]}", id))
            last = next;
        Assert.Equal("You said: Hi", Assert.IsType<ResponseStateEvent>(last).Response!.OutputText);
        run = await FinishAsync(id);
        Shape.Has(Members, "agent.run", run);
        Assert.Equal("completed", run["status"]!.ToString());
        var response = await _emulator.GetAsync($"/responses/{run["gateway_response_id"]}");
        Assert.Equal("i", response["instructions"]!.ToString());
        await Shape.IsListAsync(_emulator, Shape.List, _runs, Members);
    }

    [Fact]
    public async Task The_run_of_a_cancelled_or_failed_response_fails()
    {
        var failed = await FinishAsync($"{(await _emulator.PostAsync(_runs, new JsonObject { ["input"] = "[fail] Hi" }))["id"]}");
        Assert.Equal("failed", failed["status"]!.ToString());
        Assert.NotNull(failed["error"]!["message"]);
        string id = $"{(await _emulator.PostAsync(_runs, new JsonObject { ["input"] = "[forever] Hi" }))["id"]}";
        var run = await _emulator.WaitAsync($"{_runs}/{id}", static run => run["gateway_response_id"] is not null);
        await _emulator.PostAsync($"/responses/{run["gateway_response_id"]}/cancel");
        var cancelled = await FinishAsync(id);
        Assert.Equal("failed", cancelled["status"]!.ToString());
        Assert.NotNull(cancelled["error"]!["message"]);
        // Its stream has no events.
        using var client = Connect();
        var types = new List<string>();
        await foreach (var next in client.AgentRuns.StreamAsync($"{run["agent_id"]}", id))
            types.Add(next.Type);
        Assert.Equal(["response.cancelled"], types);
    }

    [Fact]
    public async Task The_emulator_refuses_what_a_run_cannot_have()
    {
        foreach (string body in (string[])["{}", """{"input":""}""", """{"input":[1]}""", """{"input":"a","previous_response_id":"resp_none"}""", """{"input":"a","model":"m"}"""])
            await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, _runs, JsonNode.Parse(body));
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Post, "/api/v1/agents/agt_none/runs", new JsonObject { ["input"] = "a" });
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, _runs + "/run_none");
        foreach (string value in WrongValues.All)
            await WrongValues.AreTakenOrRefusedByNameAsync(_emulator, _runs, new JsonObject { ["input"] = JsonNode.Parse(value) }, "input");
    }

    private Mka1Client Connect() => new(new Mka1ClientOptions { Server = _emulator.Server.Uri, Token = _ => Task.FromResult("key-of-tests") });

    private Task<JsonObject> FinishAsync(string id) => _emulator.WaitAsync($"{_runs}/{id}", static run => run["status"]!.ToString() != "queued");
}
