using System.Net;
using System.Text.Json.Nodes;
using Mka1.Emulator;
using Mka1.Emulator.Batches;

namespace Mka1.Client.Tests.Emulator;

public sealed class BatchTests
{
    private const string Chat = "/v1/chat/completions";

    [Fact]
    public async Task A_batch_passes_through_its_statuses_and_answers_every_line()
    {
        await using var emulator = await StartAsync();
        var input = (await emulator.UploadAsync(BatchLines.Chat("hello", "bad [fail quota]", "bye")))["id"]!.ToString();
        var created = await emulator.PostAsync("/batches", Create(input, Chat, new JsonObject { ["k"] = "v" }));
        Assert.Equal(
            [
                "id", "object", "endpoint", "errors", "input_file_id", "completion_window", "status", "output_file_id", "error_file_id", "created_at",
                "in_progress_at", "expires_at", "finalizing_at", "completed_at", "failed_at", "expired_at", "cancelling_at", "cancelled_at",
                "request_counts", "metadata",
            ],
            created.Select(m => m.Key));
        Assert.Equal("validating", created["status"]!.ToString());
        Assert.Equal(86_400, created["expires_at"]!.GetValue<long>() - created["created_at"]!.GetValue<long>());
        Assert.Equal("""{"k":"v"}""", created["metadata"]!.ToJsonString());

        var done = await emulator.WaitForBatchAsync(created["id"]!.ToString(), "completed");
        Assert.Equal("""{"total":3,"completed":2,"failed":1}""", done["request_counts"]!.ToJsonString());
        foreach (var time in (string[])["in_progress_at", "finalizing_at", "completed_at"])
            Assert.NotNull(done[time]);
        var output = await ResultsAsync(emulator, done, "output_file_id");
        Assert.Equal(["line-0", "line-2"], output.Ids());
        var body = output[0]["response"]!["body"]!;
        Assert.Equal(200, output[0]["response"]!["status_code"]!.GetValue<int>());
        Assert.Equal("chat.completion", body["object"]!.ToString());
        Assert.Equal("You said: hello", body["choices"]![0]!["message"]!["content"]!.ToString());
        Assert.Equal("stop", body["choices"]![0]!["finish_reason"]!.ToString());
        Assert.Equal(4, body["usage"]!["total_tokens"]!.GetValue<int>());
        Assert.Null(output[0]["error"]);
        var error = Assert.Single(await ResultsAsync(emulator, done, "error_file_id"));
        Assert.Equal("line-1", error["custom_id"]!.ToString());
        Assert.Null(error["response"]);
        Assert.Equal("quota", error["error"]!["code"]!.ToString());
        Assert.Equal("batch_output", (await emulator.GetAsync("/files/" + done["output_file_id"]))["purpose"]!.ToString());
    }

    [Fact]
    public async Task Counts_rise_while_a_batch_runs()
    {
        await using var emulator = await StartAsync();
        var id = await RunAsync(emulator, BatchLines.Chat("a", "b [fail]", "c [forever]", "d"));
        var running = await emulator.WaitAsync("/batches/" + id, b => b["request_counts"]!["failed"]!.GetValue<int>() == 1);
        Assert.Equal("in_progress", running["status"]!.ToString());
        Assert.Equal("""{"total":4,"completed":1,"failed":1}""", running["request_counts"]!.ToJsonString());
    }

    [Fact]
    public async Task A_cancelled_batch_keeps_what_was_done()
    {
        await using var emulator = await StartAsync();
        var id = await RunAsync(emulator, BatchLines.Chat("a", "b [fail]", "c [forever]", "d"));
        await emulator.WaitAsync("/batches/" + id, b => b["request_counts"]!["failed"]!.GetValue<int>() == 1);
        Assert.Equal("cancelling", (await emulator.PostAsync($"/batches/{id}/cancel"))["status"]!.ToString());
        var done = await emulator.WaitForBatchAsync(id, "cancelled");
        Assert.NotNull(done["cancelling_at"]);
        Assert.Equal(["line-0"], (await ResultsAsync(emulator, done, "output_file_id")).Ids());
        Assert.Equal(["line-1"], (await ResultsAsync(emulator, done, "error_file_id")).Ids());
        Assert.Equal("cancelled", (await emulator.PostAsync($"/batches/{id}/cancel"))["status"]!.ToString());
    }

    [Fact]
    public async Task A_batch_that_is_still_checked_can_be_cancelled_and_a_finished_one_cannot()
    {
        await using var slow = await EmulatorAccess.StartAsync(new EmulatorOptions { Speed = 0.2 });
        var id = await RunAsync(slow, BatchLines.Chat("a"));
        await slow.PostAsync($"/batches/{id}/cancel");
        var cancelled = await slow.WaitForBatchAsync(id, "cancelled");
        Assert.Null(cancelled["output_file_id"]);

        await using var emulator = await StartAsync();
        id = await RunAsync(emulator, BatchLines.Chat("a"));
        await emulator.WaitForBatchAsync(id, "completed");
        await emulator.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"/batches/{id}/cancel");
    }

    [Theory]
    [InlineData(ExpiredLines.ErrorFile, new[] { "line-1", "line-2", "line-3" })]
    [InlineData(ExpiredLines.Missing, new[] { "line-1" })]
    public async Task An_expired_batch_keeps_what_was_done(ExpiredLines form, string[] failed)
    {
        await using var emulator = await StartAsync(new BatchOptions { ExpiresAfter = TimeSpan.FromSeconds(1000), ExpiredLines = form });
        var id = await RunAsync(emulator, BatchLines.Chat("a", "b [fail]", "c [forever]", "d"));
        var done = await emulator.WaitForBatchAsync(id, "expired");
        Assert.NotNull(done["expired_at"]);
        Assert.Equal(["line-0"], (await ResultsAsync(emulator, done, "output_file_id")).Ids());
        var errors = await ResultsAsync(emulator, done, "error_file_id");
        Assert.Equal(failed, errors.Ids());
        Assert.All(errors.Skip(1), e => Assert.Equal("batch_expired", e["error"]!["code"]!.ToString()));
    }

    [Fact]
    public async Task Failed_lines_can_be_written_as_OpenAI_does()
    {
        await using var emulator = await StartAsync(new BatchOptions { FailedLines = FailedLines.OpenAI });
        var done = await emulator.WaitForBatchAsync(await RunAsync(emulator, BatchLines.Chat("a [fail 429]")), "completed");
        Assert.Null(done["output_file_id"]);
        var line = Assert.Single(await ResultsAsync(emulator, done, "error_file_id"));
        Assert.Null(line["error"]);
        Assert.Equal(429, line["response"]!["status_code"]!.GetValue<int>());
        Assert.Equal("rate_limit_exceeded", line["response"]!["body"]!["error"]!["code"]!.ToString());
    }

    [Fact]
    public async Task Failed_lines_can_be_in_both_files()
    {
        await using var emulator = await StartAsync(new BatchOptions { FailedLines = FailedLines.BothFiles });
        var done = await emulator.WaitForBatchAsync(await RunAsync(emulator, BatchLines.Chat("a [fail]", "b")), "completed");
        Assert.Equal(["line-0", "line-1"], (await ResultsAsync(emulator, done, "output_file_id")).Ids());
        Assert.Equal(["line-0"], (await ResultsAsync(emulator, done, "error_file_id")).Ids());
    }

    [Theory]
    [InlineData("""{"model":"m","prompt":"A cat","n":"two"}""")]
    [InlineData("""{"model":"m"}""")]
    public async Task A_body_that_its_endpoint_does_not_take_fails_its_own_line(string body)
    {
        await using var emulator = await StartAsync();
        const string Endpoint = "/v1/images/generations";
        var lines = BatchLines.Line(Endpoint, "bad", JsonNode.Parse(body)!.AsObject()) + BatchLines.Line(Endpoint, "good", new() { ["model"] = "m", ["prompt"] = "x" });
        var done = await emulator.WaitForBatchAsync(await RunAsync(emulator, lines, Endpoint), "completed");
        var error = Assert.Single(await ResultsAsync(emulator, done, "error_file_id"));
        Assert.Equal("bad", error["custom_id"]!.ToString());
        Assert.Equal("invalid_request", error["error"]!["code"]!.ToString());
    }

    [Fact]
    public async Task Results_can_come_in_another_order()
    {
        await using var emulator = await StartAsync(new BatchOptions { ShuffleOutput = true });
        var done = await emulator.WaitForBatchAsync(await RunAsync(emulator, BatchLines.Chat(Enumerable.Repeat("x", 2500))), "completed");
        var ids = (await ResultsAsync(emulator, done, "output_file_id")).Ids().ToList();
        var ordered = Enumerable.Range(0, 2500).Select(i => $"line-{i}").ToList();
        Assert.NotEqual(ordered, ids);
        Assert.Equal(ordered.Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_flaky_line_succeeds_when_it_comes_again()
    {
        await using var emulator = await StartAsync();
        var counts = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var done = await emulator.WaitForBatchAsync(await RunAsync(emulator, BatchLines.Chat("a [flaky 2]")), "completed");
            counts.Add(done["request_counts"]!["failed"]!.ToString());
        }

        Assert.Equal(["1", "1", "0"], counts);
    }

    [Theory]
    [InlineData("nonsense", "invalid_json_line", null)]
    [InlineData("[]", "invalid_json_line", null)]
    [InlineData("", "invalid_json_line", null)]
    [InlineData("""{"method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", "missing_required_parameter", "custom_id")]
    [InlineData("""{"custom_id":"line-0","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", "duplicate_custom_id", "custom_id")]
    [InlineData("""{"custom_id":"a","method":"GET","url":"/v1/chat/completions","body":{"model":"auto"}}""", "invalid_method", "method")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"auto"}}""", "mismatched_url", "url")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":7}""", "missing_required_parameter", "body")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{}}""", "missing_required_parameter", "body.model")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"other"}}""", "mismatched_model", "body.model")]
    public async Task A_bad_line_fails_the_batch_and_is_told_with_its_number(string line, string code, string? param)
    {
        await using var emulator = await StartAsync();
        var failed = await emulator.WaitForBatchAsync(await RunAsync(emulator, BatchLines.Chat("a") + line + "\n"), "failed");
        Assert.Equal("list", failed["errors"]!["object"]!.ToString());
        var problem = Assert.Single(failed["errors"]!["data"]!.AsArray())!;
        Assert.Equal(code, problem["code"]!.ToString());
        Assert.Equal(2, problem["line"]!.GetValue<int>());
        Assert.Equal(param, problem["param"]?.ToString());
        Assert.NotNull(failed["failed_at"]);
        Assert.Equal("""{"total":0,"completed":0,"failed":0}""", failed["request_counts"]!.ToJsonString());
    }

    [Fact]
    public async Task A_byte_order_mark_makes_the_first_line_a_bad_one()
    {
        await using var emulator = await StartAsync();
        var failed = await emulator.WaitForBatchAsync(await RunAsync(emulator, "\uFEFF" + BatchLines.Chat("a")), "failed");
        Assert.Equal(1, failed["errors"]!["data"]![0]!["line"]!.GetValue<int>());
    }

    [Fact]
    public async Task Limits_of_lines_and_bytes_are_kept()
    {
        await using var lines = await StartAsync(new BatchOptions { MaxLines = 2 });
        var failed = await lines.WaitForBatchAsync(await RunAsync(lines, BatchLines.Chat("a", "b", "c")), "failed");
        Assert.Equal("too_many_requests", failed["errors"]!["data"]![0]!["code"]!.ToString());
        await using var bytes = await StartAsync(new BatchOptions { MaxBytes = 20 });
        failed = await bytes.WaitForBatchAsync(await RunAsync(bytes, BatchLines.Chat("a")), "failed");
        Assert.Equal("file_too_large", failed["errors"]!["data"]![0]!["code"]!.ToString());
    }

    [Fact]
    public async Task A_create_that_is_not_right_is_refused()
    {
        await using var emulator = await StartAsync();
        var input = (await emulator.UploadAsync(BatchLines.Chat("a")))["id"]!.ToString();
        var other = (await emulator.UploadAsync("x", "user_data"))["id"]!.ToString();
        foreach (var (body, param) in ((JsonObject, string)[])
        [
            (Create("file-unknown", Chat), "input_file_id"),
            (Create(other, Chat), "input_file_id"),
            (Create(input, "/v1/responses"), "endpoint"),
            (new JsonObject { ["input_file_id"] = input, ["endpoint"] = Chat }, "completion_window"),
            (new JsonObject { ["input_file_id"] = input, ["endpoint"] = Chat, ["completion_window"] = "1h" }, "completion_window"),
            (new JsonObject { ["endpoint"] = Chat, ["completion_window"] = "24h" }, "input_file_id"),
            (Create(input, Chat, new JsonObject { ["k"] = 1 }), "metadata.k"),
        ])
        {
            var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/batches", body);
            Assert.Equal(param, error["param"]!.ToString());
        }

        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/batches/batch_unknown");
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Post, "/batches/batch_unknown/cancel");
    }

    [Fact]
    public async Task Batches_are_listed_newest_first()
    {
        await using var emulator = await StartAsync();
        string[] ids = [await RunAsync(emulator, BatchLines.Chat("a")), await RunAsync(emulator, BatchLines.Chat("b"))];
        var page = await emulator.GetAsync("/batches?limit=1");
        Assert.Equal(ids[1], page["last_id"]!.ToString());
        Assert.True(page["has_more"]!.GetValue<bool>());
        page = await emulator.GetAsync("/batches?limit=1&after=" + ids[1]);
        Assert.Equal(ids[0], page["last_id"]!.ToString());
        Assert.False(page["has_more"]!.GetValue<bool>());
        await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/batches?limit=101");
    }

    [Fact]
    public async Task Embeddings_and_images_are_answered_in_their_own_shapes()
    {
        await using var emulator = await StartAsync();
        var embeddings = await SingleAsync("/v1/embeddings", JsonNode.Parse("""{"model":"m","input":["one","two"],"dimensions":4}""")!.AsObject());
        Assert.Equal("list", embeddings["object"]!.ToString());
        Assert.Equal([4, 4], embeddings["data"]!.AsArray().Select(e => e!["embedding"]!.AsArray().Count));
        var packed = await SingleAsync("/v1/embeddings", JsonNode.Parse("""{"model":"m","input":"one","dimensions":4,"encoding_format":"base64"}""")!.AsObject());
        Assert.Equal(
            embeddings["data"]![0]!["embedding"]!.AsArray().Select(x => x!.GetValue<float>()),
            Convert.FromBase64String(packed["data"]![0]!["embedding"]!.ToString()).Chunk(4).Select(b => BitConverter.ToSingle(b)));
        var images = await SingleAsync("/v1/images/generations", JsonNode.Parse("""{"model":"m","prompt":"A cat","n":2}""")!.AsObject());
        Assert.Equal(2, images["data"]!.AsArray().Count);
        Assert.Equal("A cat", images["data"]![0]!["revised_prompt"]!.ToString());
        Assert.StartsWith("http://127.0.0.1:", images["data"]![0]!["url"]!.ToString(), StringComparison.Ordinal);

        async Task<JsonNode> SingleAsync(string endpoint, JsonObject body)
        {
            var id = await RunAsync(emulator, BatchLines.Line(endpoint, "one", body), endpoint);
            var done = await emulator.WaitForBatchAsync(id, "completed");
            return Assert.Single(await ResultsAsync(emulator, done, "output_file_id"))["response"]!["body"]!;
        }
    }

    [Fact]
    public async Task A_chat_line_says_how_many_choices_of_what_length_and_with_which_log_probabilities()
    {
        var (body, choices) = await ChatAsync("""{"messages":[{"role":"user","content":"one two"}],"n":2,"logprobs":true,"top_logprobs":2,"max_completion_tokens":3}""");
        Assert.Equal([0, 1], choices.Select(c => c!["index"]!.GetValue<int>()));
        Assert.All(choices, choice =>
        {
            Assert.Equal("You said: one ", choice!["message"]!["content"]!.ToString());
            Assert.Equal("length", choice["finish_reason"]!.ToString());
            var told = choice["logprobs"]!["content"]!.AsArray();
            Assert.Equal(["You ", "said: ", "one "], told.Select(t => t!["token"]!.ToString()));
            Assert.All(told, t => Assert.Equal(2, t!["top_logprobs"]!.AsArray().Count));
        });
        Assert.Equal(6, body["usage"]!["completion_tokens"]!.GetValue<int>());

        (_, choices) = await ChatAsync("""{"messages":[{"role":"user","content":"one two"}],"max_tokens":1}""");
        Assert.Equal("You ", Assert.Single(choices)!["message"]!["content"]!.ToString());
        Assert.Null(choices[0]!["logprobs"]);
    }

    [Theory]
    [InlineData("[call]", "", "\"auto\"", "f")]
    [InlineData("[call g]", "", "\"auto\"", "g")]
    [InlineData("[call f][call g]", "", "\"auto\"", "f g")]
    [InlineData("[call]", "", "\"none\"", "")]
    [InlineData("x", "", "\"required\"", "f")]
    [InlineData("x", "", """{"type":"custom","custom":{"name":"g"}}""", "g")]
    [InlineData("x", "", """{"type":"function","function":{"name":"f"}}""", "f")]
    [InlineData("x", "", """{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"custom","custom":{"name":"g"}}]}}""", "g")]
    [InlineData("[call]", """,{"role":"assistant","content":null},{"role":"tool","tool_call_id":"c","content":"7"}""", "\"auto\"", "")]
    public async Task A_chat_line_calls_tools_as_a_response_does(string prompt, string more, string choice, string called)
    {
        var request = JsonNode.Parse("""
            {"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{}}}},{"type":"custom","custom":{"name":"g"}}]}
            """)!;
        request["messages"] = JsonNode.Parse($$"""[{"role":"user","content":"{{prompt}}"}{{more}}]""");
        request["tool_choice"] = JsonNode.Parse(choice);
        var (_, choices) = await ChatAsync(request.ToJsonString());
        var calls = choices[0]!["message"]!["tool_calls"] as JsonArray ?? [];
        Assert.Equal(called, string.Join(' ', calls.Select(c => c![c["type"]!.ToString()]!["name"])));
        Assert.Equal(called.Length > 0 ? "tool_calls" : "stop", choices[0]!["finish_reason"]!.ToString());
        if (more.Length > 0)
            Assert.Equal("You said: (result: 7)", choices[0]!["message"]!["content"]!.ToString());
    }

    private static async Task<(JsonNode Body, JsonArray Choices)> ChatAsync(string request)
    {
        await using var emulator = await StartAsync();
        var body = JsonNode.Parse(request)!.AsObject();
        body["model"] = "auto";
        var done = await emulator.WaitForBatchAsync(await RunAsync(emulator, BatchLines.Line(Chat, "one", body)), "completed");
        var answer = Assert.Single(await ResultsAsync(emulator, done, "output_file_id"))["response"]!["body"]!;
        return (answer, answer["choices"]!.AsArray());
    }

    private static Task<EmulatorAccess> StartAsync(BatchOptions? batches = null) => EmulatorAccess.StartAsync(
        new EmulatorOptions { Speed = 500, Batches = (batches ?? new BatchOptions()) with { LinesPerSecond = 0 } });

    private static JsonObject Create(string input, string endpoint, JsonObject? metadata = null)
    {
        var body = new JsonObject { ["input_file_id"] = input, ["endpoint"] = endpoint, ["completion_window"] = "24h" };
        if (metadata is not null)
            body["metadata"] = metadata;
        return body;
    }

    private static async Task<string> RunAsync(EmulatorAccess emulator, string lines, string endpoint = Chat)
    {
        var input = (await emulator.UploadAsync(lines))["id"]!.ToString();
        return (await emulator.PostAsync("/batches", Create(input, endpoint)))["id"]!.ToString();
    }

    private static async Task<List<JsonObject>> ResultsAsync(EmulatorAccess emulator, JsonObject batch, string member) =>
        BatchLines.Read(await emulator.ReadFileAsync(batch[member]!.ToString()));
}
