using System.Net;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>What no client should send: it is refused by name, and never an error of the server.</summary>
public sealed class WrongInputTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public static TheoryData<string> Members =>
    [
        "model", "input", "instructions", "conversation", "previous_response_id", "prompt", "include", "background", "stream", "stream_options", "store",
        "parallel_tool_calls", "max_tool_calls", "max_output_tokens", "truncation", "service_tier", "temperature", "top_logprobs", "top_p", "tools",
        "tool_choice", "text", "reasoning", "modalities", "audio", "metadata", "user", "safety_identifier", "prompt_cache_key",
    ];

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync(new() { Speed = 100_000 });

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_of_a_create_may_be_anything_and_is_taken_or_refused_by_name(string member)
    {
        foreach (var path in (string[])["/responses", "/responses/compact"])
        {
            foreach (var value in WrongValues.All)
            {
                var body = new JsonObject { ["model"] = "auto", ["input"] = "[call] Hello" };
                body[member] = JsonNode.Parse(value);
                await WrongValues.AreTakenOrRefusedByNameAsync(_emulator, path, body, member);
            }
        }
    }

    [Theory]
    [InlineData("""["plain","strings"]""", "input[0]")]
    [InlineData("""[{"type":1}]""", "input[0].type")]
    [InlineData("""[{"role":1,"content":"x"}]""", "input[0].role")]
    [InlineData("""[{"type":"message","role":"user","content":"x","id":1}]""", "input[0].id")]
    [InlineData("""[{"role":"user","content":"x"},{"role":"user","content":1}]""", "input[1].content")]
    [InlineData("""[{"role":"user","content":{}}]""", "input[0].content")]
    [InlineData("""[{"role":"user","content":["x"]}]""", "input[0].content[0]")]
    [InlineData("""[{"role":"user","content":[{"type":"input_text","text":"x"},{"text":"x"}]}]""", "input[0].content[1]")]
    public async Task A_wrong_item_is_named_by_its_place(string input, string param)
    {
        var error = await _emulator.ErrorAsync(
            HttpStatusCode.BadRequest, HttpMethod.Post, "/responses", new JsonObject { ["model"] = "auto", ["input"] = JsonNode.Parse(input) });
        Assert.Equal(param, error["param"]!.ToString());
    }

    [Theory]
    [InlineData("metadata")]
    [InlineData("input_file_id")]
    [InlineData("endpoint")]
    [InlineData("completion_window")]
    public async Task A_member_of_a_batch_may_be_anything_and_is_refused_by_name(string member)
    {
        foreach (var value in WrongValues.All)
        {
            var body = new JsonObject { ["input_file_id"] = "file-x", ["endpoint"] = "/v1/chat/completions", ["completion_window"] = "24h" };
            body[member] = JsonNode.Parse(value);
            await WrongValues.AreTakenOrRefusedByNameAsync(_emulator, "/batches", body, member, "input_file_id");
        }
    }

    [Theory]
    // Half a pair of surrogates, in a value and in a name.
    [InlineData("""{"model":"auto","input":"\ud800"}""")]
    [InlineData("""{"model":"auto","\ud800":1}""")]
    [InlineData("""{"model":"auto","model":"auto"}""")]
    [InlineData("""{"model":"auto","input":[{"type":"message","role":"user","role":"user"}]}""")]
    public async Task A_body_that_is_no_proper_json_is_refused(string body)
    {
        foreach (var path in (string[])["/responses", "/responses/compact", "/batches"])
        {
            using var content = new StringContent(body, null, "application/json");
            var refused = await _emulator.JsonAsync(HttpMethod.Post, path, content, HttpStatusCode.BadRequest, null);
            Assert.Equal("invalid_json", refused["error"]!["code"]!.ToString());
        }
    }

    [Theory]
    [InlineData("GET", "/responses")]
    [InlineData("POST", "/responses")]
    [InlineData("GET", "/responses/resp_1")]
    [InlineData("POST", "/responses/resp_1")]
    [InlineData("DELETE", "/responses/resp_1")]
    [InlineData("POST", "/responses/resp_1/cancel")]
    [InlineData("POST", "/responses/resp_1/wake")]
    [InlineData("GET", "/responses/resp_1/input_items")]
    [InlineData("POST", "/responses/compact")]
    [InlineData("GET", "/files")]
    [InlineData("POST", "/files")]
    [InlineData("GET", "/files/file-1")]
    [InlineData("GET", "/files/file-1/content")]
    [InlineData("DELETE", "/files/file-1")]
    [InlineData("GET", "/batches", "order")]
    [InlineData("GET", "/batches", "before")]
    [InlineData("POST", "/batches")]
    [InlineData("GET", "/batches/batch_1")]
    [InlineData("POST", "/batches/batch_1/cancel")]
    [InlineData("GET", "/models")]
    [InlineData("GET", "/models/auto")]
    public async Task A_name_in_the_query_that_the_address_does_not_know_is_refused(string method, string path, string name = "colour")
    {
        var error = await _emulator.ErrorAsync(HttpStatusCode.BadRequest, new HttpMethod(method), $"{path}?{name}=asc");
        Assert.Equal("unknown_parameter", error["code"]!.ToString());
        Assert.Equal(name, error["param"]!.ToString());
    }

    [Fact]
    public async Task An_unknown_address_is_unknown_whatever_its_query() =>
        Assert.Equal("unknown_url", (await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/nothing?colour=red"))["code"]!.ToString());

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"model\":\"auto\",\"user\":\""u8, 0xff, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } };
        await _emulator.JsonAsync(HttpMethod.Post, "/responses", content, HttpStatusCode.BadRequest, null);
    }

    [Theory]
    [InlineData("text/plain; charset=utf-7")]
    [InlineData("text/plain; charset=nonsense")]
    [InlineData("nonsense")]
    public async Task A_field_of_an_upload_is_read_whatever_it_says_of_itself(string type)
    {
        var purpose = new StringContent("user_data");
        purpose.Headers.Remove("Content-Type");
        purpose.Headers.TryAddWithoutValidation("Content-Type", type);
        using var form = new MultipartFormDataContent { { purpose, "purpose" }, { new StringContent("x"), "file", "a.txt" } };
        Assert.Equal("user_data", (await _emulator.JsonAsync(HttpMethod.Post, "/files", form, HttpStatusCode.OK, null))["purpose"]!.ToString());
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":[1]}]}""", true)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"[seconds NaN]"}]}""", true)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"[seconds 1e300]"}]}""", true)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"[words -5]"}]}""", true)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":1}}""", true)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"[call]"}],"tools":[{"type":"function","function":{}}]}""", true)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"n":0}""", false)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"n":"2"}""", false)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"logprobs":1}""", false)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"top_logprobs":3}""", false)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"logprobs":true,"top_logprobs":21}""", false)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"max_tokens":0}""", false)]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"x"}],"tools":[1,{"type":1}],"tool_choice":["required"]}""", true)]
    [InlineData("/v1/embeddings", """{"input":[null]}""", true)]
    [InlineData("/v1/embeddings", """{"input":"x","dimensions":-1}""", false)]
    [InlineData("/v1/embeddings", """{"input":"x","dimensions":1e300}""", false)]
    [InlineData("/v1/images/generations", """{"prompt":"x","n":-1}""", false)]
    [InlineData("/v1/images/generations", """{"prompt":"x","n":1000000000}""", false)]
    public async Task A_wrong_member_of_a_line_spoils_that_line_at_most(string endpoint, string body, bool succeeds)
    {
        var wrong = JsonNode.Parse(body)!.AsObject();
        wrong["model"] = "m";
        var file = await _emulator.UploadAsync(BatchLines.Line(endpoint, "a", wrong));
        var batch = await _emulator.PostAsync(
            "/batches", new JsonObject { ["input_file_id"] = file["id"]!.ToString(), ["endpoint"] = endpoint, ["completion_window"] = "24h" });
        var done = await _emulator.WaitForBatchAsync(batch["id"]!.ToString(), "completed");
        Assert.Equal(succeeds ? "1" : "0", done["request_counts"]!["completed"]!.ToString());
    }

    [Theory]
    [InlineData("""{"custom_id":"a","custom_id":"b"}""")]
    [InlineData("""{"custom_id":"\ud800"}""")]
    public async Task A_line_that_is_no_proper_json_is_a_problem_of_the_input(string line)
    {
        var file = await _emulator.UploadAsync(line + "\n");
        var batch = await _emulator.PostAsync(
            "/batches", new JsonObject { ["input_file_id"] = file["id"]!.ToString(), ["endpoint"] = "/v1/embeddings", ["completion_window"] = "24h" });
        var failed = await _emulator.WaitForBatchAsync(batch["id"]!.ToString(), "failed");
        Assert.Equal("invalid_json_line", failed["errors"]!["data"]![0]!["code"]!.ToString());
    }
}
