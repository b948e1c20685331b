using System.Net;
using System.Text.Json.Nodes;
using Mka1.Emulator;

namespace Mka1.Client.Tests.Emulator;

public sealed class ResponseTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task A_response_has_every_member_the_documents_name()
    {
        var response = await _emulator.CreateAsync("Hello");
        Assert.Equal(
            [
                "background", "completed_at", "created_at", "error", "id", "incomplete_details", "instructions", "max_output_tokens", "max_tool_calls",
                "metadata", "model", "object", "output", "output_text", "parallel_tool_calls", "previous_response_id", "reasoning", "service_tier",
                "status", "store", "temperature", "text", "tool_choice", "tools", "top_logprobs", "top_p", "truncation", "usage", "user",
            ],
            response.Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Matches("^resp_[0-9a-f]{32}$", response["id"]!.ToString());
        Assert.Equal("completed", response["status"]!.ToString());
        Assert.Equal("You said: Hello", response["output_text"]!.ToString());
        Assert.Equal("""{"input_tokens":1,"input_tokens_details":{"cached_tokens":0},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":4}""", response["usage"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(response, await _emulator.GetAsync("/responses/" + response["id"])));
    }

    [Fact]
    public async Task A_background_response_passes_through_its_statuses()
    {
        var created = await _emulator.CreateAsync("Hello [sleep 100000000]", body => body["background"] = true);
        Assert.Equal("queued", created["status"]!.ToString());
        var id = created["id"]!.ToString();
        var working = await _emulator.WaitAsync("/responses/" + id, r => r["output"]!.AsArray().Count == 1);
        Assert.Equal("in_progress", working["status"]!.ToString());
        Assert.Null(working["completed_at"]);
        Assert.Equal(0, working["usage"]!["total_tokens"]!.GetValue<int>());
        await _emulator.PostAsync($"/responses/{id}/wake", new JsonObject { ["input"] = "up" });
        var done = await _emulator.WaitForResponseAsync(id, "completed");
        Assert.Equal("You said: Hello (woken by: up)", done["output_text"]!.ToString());
        Assert.NotNull(done["completed_at"]);
    }

    [Fact]
    public async Task A_cancel_stops_a_background_response_and_only_that()
    {
        var id = await _emulator.CreateInBackgroundAsync("[forever]");
        await _emulator.WaitForResponseAsync(id, "in_progress");
        var cancelled = await _emulator.PostAsync($"/responses/{id}/cancel");
        Assert.Equal("cancelled", cancelled["status"]!.ToString());
        Assert.True(JsonNode.DeepEquals(cancelled, await _emulator.PostAsync($"/responses/{id}/cancel")));
        Assert.True(JsonNode.DeepEquals(cancelled, await _emulator.GetAsync($"/responses/{id}")));

        var finished = await _emulator.CreateInBackgroundAsync("x");
        await _emulator.WaitForResponseAsync(finished, "completed");
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/responses/{finished}/cancel");
        var foreground = (await _emulator.CreateAsync("x"))["id"];
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/responses/{foreground}/cancel");
    }

    [Fact]
    public async Task A_queued_response_can_be_cancelled()
    {
        await using var slow = await EmulatorAccess.StartAsync(new EmulatorOptions { Speed = 0.001 });
        var id = await slow.CreateInBackgroundAsync("x");
        Assert.Equal("cancelled", (await slow.PostAsync($"/responses/{id}/cancel"))["status"]!.ToString());
    }

    [Fact]
    public async Task Metadata_is_replaced_and_checked()
    {
        var id = (await _emulator.CreateAsync("x", body => body["metadata"] = new JsonObject { ["a"] = "1" }))["id"];
        var changed = await _emulator.PostAsync($"/responses/{id}", new JsonObject { ["metadata"] = new JsonObject { ["b"] = "2" } });
        Assert.Equal("""{"b":"2"}""", changed["metadata"]!.ToJsonString());

        async Task Refused(JsonNode metadata) => await _emulator.ErrorAsync(
            HttpStatusCode.BadRequest, HttpMethod.Post, $"/responses/{id}", new JsonObject { ["metadata"] = metadata });
        await Refused(new JsonObject(Enumerable.Range(0, 17).Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)"v"))));
        await Refused(new JsonObject { [new string('k', 65)] = "v" });
        await Refused(new JsonObject { ["k"] = new string('v', 513) });
        await Refused(new JsonObject { ["k"] = 7 });
        await Refused(new JsonArray());
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/responses/{id}", new JsonObject());
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/responses/{id}", new JsonObject { ["metadata"] = new JsonObject(), ["status"] = "x" });
        Assert.Equal("""{"b":"2"}""", (await _emulator.GetAsync($"/responses/{id}"))["metadata"]!.ToJsonString());
    }

    [Fact]
    public async Task Metadata_of_a_running_response_can_be_changed()
    {
        var id = await _emulator.CreateInBackgroundAsync("[forever]");
        await _emulator.PostAsync($"/responses/{id}", new JsonObject { ["metadata"] = new JsonObject { ["b"] = "2" } });
        var cancelled = await _emulator.PostAsync($"/responses/{id}/cancel");
        Assert.Equal("2", cancelled["metadata"]!["b"]!.ToString());
    }

    [Fact]
    public async Task A_deleted_response_is_gone()
    {
        var id = (await _emulator.CreateAsync("x"))["id"]!.ToString();
        Assert.Equal($$"""{"id":"{{id}}","object":"response","deleted":true}""", (await _emulator.DeleteAsync("/responses/" + id)).ToJsonString());
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/responses/" + id);
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Delete, "/responses/" + id);
    }

    [Fact]
    public async Task What_is_not_stored_cannot_be_read()
    {
        var id = (await _emulator.CreateAsync("x", body => body["store"] = false))["id"];
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/responses/{id}");
    }

    [Theory]
    [InlineData("asc", "0 1 2 3 4")]
    [InlineData("desc", "4 3 2 1 0")]
    public async Task Lists_are_read_page_by_page_both_ways(string order, string expected)
    {
        for (var i = 0; i < 5; i++)
            await _emulator.CreateAsync($"{i}");

        var forward = new List<JsonNode>();
        JsonObject page;
        for (var after = ""; ; after = $"&after={page["last_id"]}")
        {
            page = await _emulator.GetAsync($"/responses?limit=2&order={order}{after}");
            Assert.Equal(page["data"]!.AsArray()[0]!["id"]!.ToString(), page["first_id"]!.ToString());
            forward.AddRange(page["data"]!.AsArray()!);
            if (!page["has_more"]!.GetValue<bool>())
                break;
        }

        Assert.Equal(expected, string.Join(' ', forward.Select(r => r["output_text"]!.ToString()["You said: ".Length..])));
        var back = await _emulator.GetAsync($"/responses?limit=2&order={order}&before={page["first_id"]}");
        Assert.Equal(forward[2..4].Select(r => r["id"]!.ToString()), back["data"]!.AsArray().Select(r => r!["id"]!.ToString()));
        Assert.True(back["has_more"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_empty_list_has_no_ends()
    {
        var list = await _emulator.GetAsync("/responses");
        Assert.Equal("""{"object":"list","data":[],"first_id":null,"last_id":null,"has_more":false}""", list.ToJsonString());
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?limit=x")]
    [InlineData("?order=up")]
    [InlineData("?after=resp_unknown")]
    [InlineData("?before=resp_unknown")]
    public async Task A_list_asked_for_wrongly_is_refused(string query) =>
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/responses" + query);

    [Fact]
    public async Task The_usual_page_has_twenty()
    {
        await Task.WhenAll(Enumerable.Range(0, 21).Select(i => _emulator.CreateAsync($"{i}")));
        var page = await _emulator.GetAsync("/responses");
        Assert.Equal(20, page["data"]!.AsArray().Count);
        Assert.True(page["has_more"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_cursor_outlives_its_object_unless_told_otherwise()
    {
        async Task<string[]> DeleteMiddleAsync(EmulatorAccess emulator)
        {
            string[] ids = [await Create(emulator), await Create(emulator), await Create(emulator)];
            await emulator.DeleteAsync("/responses/" + ids[1]);
            return ids;
        }

        static async Task<string> Create(EmulatorAccess emulator) => (await emulator.CreateAsync("x"))["id"]!.ToString();
        var ids = await DeleteMiddleAsync(_emulator);
        Assert.Equal(ids[0], Assert.Single((await _emulator.GetAsync("/responses?after=" + ids[1]))["data"]!.AsArray())!["id"]!.ToString());

        await using var strict = await EmulatorAccess.StartAsync(new EmulatorOptions { StrictCursors = true, Speed = 1000 });
        ids = await DeleteMiddleAsync(strict);
        await strict.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/responses?after=" + ids[1]);
    }

    [Fact]
    public async Task Input_items_are_what_was_asked_with()
    {
        var one = (await _emulator.CreateAsync("Hello"))["id"];
        var items = await _emulator.GetAsync($"/responses/{one}/input_items");
        var message = Assert.Single(items["data"]!.AsArray())!;
        Assert.StartsWith("msg_user_", message["id"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Hello", message["content"]!.ToString());

        var many = (await _emulator.CreateAsync("", body => body["input"] = JsonNode.Parse("""
            [
              {"role":"system","content":"Be brief."},
              {"type":"message","role":"user","content":[{"type":"input_text","text":"Look"},{"type":"input_image","image_url":"https://example.com/a.png"}]},
              {"type":"function_call_output","call_id":"c","output":"7"}
            ]
            """)))["id"];
        var page = await _emulator.GetAsync($"/responses/{many}/input_items?order=asc&limit=2");
        Assert.Equal(["system", "user"], page["data"]!.AsArray().Select(i => i!["role"]!.ToString()));
        Assert.True(page["has_more"]!.GetValue<bool>());
        Assert.Null(page["data"]![1]!["content"]![1]!["image_url"]);
        var rest = await _emulator.GetAsync($"/responses/{many}/input_items?order=asc&include=message.input_image.image_url&after={page["first_id"]}");
        Assert.Equal(["message", "function_call_output"], rest["data"]!.AsArray().Select(i => i!["type"]!.ToString()));
        Assert.NotNull(rest["data"]![0]!["content"]![1]!["image_url"]);
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"/responses/{many}/input_items?limit=101");
    }

    [Fact]
    public async Task Input_items_have_a_status_where_such_items_have_one()
    {
        var id = (await _emulator.CreateAsync("", body => body["input"] = JsonNode.Parse("""
            [
              {"type":"message","role":"user","content":"Look"},{"role":"user","content":"Look"},
              {"type":"function_call","call_id":"c","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":"7"},
              {"type":"custom_tool_call","call_id":"d","name":"g","input":"x"},{"type":"custom_tool_call_output","call_id":"d","output":"7"},
              {"type":"function_call","call_id":"e","name":"f","arguments":"{}","status":"incomplete"},
              {"type":"mcp_approval_response","approval_request_id":"a","approve":true},{"type":"item_reference","id":"msg_1"}
            ]
            """)))["id"];
        var items = (await _emulator.GetAsync($"/responses/{id}/input_items?order=asc"))["data"]!.AsArray();
        Assert.Equal(
            ["completed", "completed", "completed", "completed", "completed", "completed", "incomplete", null, null],
            items.Select(i => i!["status"]?.ToString()));
    }

    [Theory]
    [InlineData("""{"input":"x"}""", "model")]
    [InlineData("""{"model":"unknown:model"}""", "model")]
    [InlineData("""{"model":"auto","colour":1}""", "colour")]
    [InlineData("""{"model":"auto","input":7}""", "input")]
    [InlineData("""{"model":"auto","input":[7]}""", "input[0]")]
    [InlineData("""{"model":"auto","stream":"yes"}""", "stream")]
    [InlineData("""{"model":"auto","background":true,"store":false}""", "store")]
    [InlineData("""{"model":"auto","temperature":2.1}""", "temperature")]
    [InlineData("""{"model":"auto","top_p":-0.1}""", "top_p")]
    [InlineData("""{"model":"auto","top_logprobs":1.5}""", "top_logprobs")]
    [InlineData("""{"model":"auto","max_output_tokens":15}""", "max_output_tokens")]
    [InlineData("""{"model":"auto","max_tool_calls":0}""", "max_tool_calls")]
    [InlineData("""{"model":"auto","truncation":"some"}""", "truncation")]
    [InlineData("""{"model":"auto","service_tier":"best"}""", "service_tier")]
    [InlineData("""{"model":"auto","include":["everything"]}""", "include")]
    [InlineData("""{"model":"auto","tools":[{"name":"x"}]}""", "tools[0].type")]
    [InlineData("""{"model":"auto","tools":[{"type":"function"}]}""", "tools[0].name")]
    [InlineData("""{"model":"auto","tools":[{"type":"mcp"}]}""", "tools[0].server_label")]
    [InlineData("""{"model":"auto","tool_choice":"maybe"}""", "tool_choice")]
    [InlineData("""{"model":"auto","text":{"format":{"type":"xml"}}}""", "text.format.type")]
    [InlineData("""{"model":"auto","text":{"format":{"type":"json_schema","schema":{}}}}""", "text.format.name")]
    [InlineData("""{"model":"auto","text":{"format":{"type":"json_schema","name":"x"}}}""", "text.format.schema")]
    [InlineData("""{"model":"auto","reasoning":{"effort":"much"}}""", "reasoning.effort")]
    [InlineData("""{"model":"auto","modalities":["smell"]}""", "modalities")]
    [InlineData("""{"model":"auto","audio":{"format":"aac"}}""", "audio.format")]
    [InlineData("""{"model":"auto","previous_response_id":"resp_0"}""", "previous_response_id")]
    [InlineData("""{"model":"auto","previous_response_id":"resp_0","conversation":"conv_0"}""", "previous_response_id")]
    [InlineData("""{"model":"auto","metadata":[]}""", "metadata")]
    public async Task A_create_that_is_not_right_is_refused_with_the_parameter(string body, string param)
    {
        var error = await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/responses", JsonNode.Parse(body));
        Assert.Equal(param, error["param"]!.ToString());
        Assert.Equal("invalid_request_error", error["type"]!.ToString());
    }

    [Theory]
    [InlineData("not json", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_no_json_object_is_refused(string body, string type, HttpStatusCode status)
    {
        using var content = new StringContent(body, null, type);
        await _emulator.JsonAsync(HttpMethod.Post, "/responses", content, status, null);
    }

    [Theory]
    [InlineData("x_1")]
    [InlineData("resp_a_b")]
    [InlineData("resp_")]
    public async Task An_id_of_the_wrong_form_is_refused(string id) =>
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/responses/" + id);

    [Fact]
    public async Task What_was_sent_comes_back()
    {
        var sent = JsonNode.Parse("""
            {"model":"openai:gpt-4.1-mini","input":"x","instructions":"Be brief.","max_output_tokens":50,"max_tool_calls":3,"metadata":{"a":"b"},
             "parallel_tool_calls":false,"reasoning":{"effort":"high","summary":"auto"},"service_tier":"flex","temperature":0.25,"top_p":0.5,"top_logprobs":2,
             "text":{"format":{"type":"text"},"verbosity":"low"},"tool_choice":"none","tools":[{"type":"web_search","search_context_size":"low"}],
             "truncation":"disabled","user":"u1","safety_identifier":"s1","prompt_cache_key":"p1"}
            """)!.AsObject();
        var response = await _emulator.PostAsync("/responses", sent.DeepClone());
        foreach (var (name, value) in sent.Where(m => m.Key != "input"))
            Assert.True(JsonNode.DeepEquals(value, response[name]), name);
        Assert.Equal("""{"id":"conv_1"}""", (await _emulator.CreateAsync("x", body => body["conversation"] = "conv_1"))["conversation"]!.ToJsonString());
    }

    [Fact]
    public async Task A_response_continues_another()
    {
        var first = await _emulator.CreateAsync("Hello");
        var second = await _emulator.CreateAsync("[previous]", body => body["previous_response_id"] = first["id"]!.ToString());
        Assert.Equal("Before I said: You said: Hello", second["output_text"]!.ToString());
        Assert.Equal(first["id"]!.ToString(), second["previous_response_id"]!.ToString());
    }

    [Fact]
    public async Task A_foreground_response_whose_client_leaves_is_cancelled()
    {
        using (var request = EmulatorAccess.Request(HttpMethod.Post, "/responses"))
        {
            request.Content = System.Net.Http.Json.JsonContent.Create(new { model = "auto", input = "[forever]", stream = true });
            using var answer = await _emulator.SendAsync(request);
        }

        var list = await _emulator.WaitAsync("/responses", l => l["data"]![0]!["status"]!.ToString() == "cancelled");
        Assert.Single(list["data"]!.AsArray());
    }

    [Fact]
    public async Task Compaction_keeps_what_the_user_said()
    {
        var first = await _emulator.CreateAsync("Hello");
        var compacted = await _emulator.PostAsync("/responses/compact", new JsonObject
        {
            ["model"] = "auto",
            ["previous_response_id"] = first["id"]!.ToString(),
            ["input"] = "And again",
        });
        Assert.Equal("response.compaction", compacted["object"]!.ToString());
        Assert.Equal(["message", "message", "compaction"], compacted["output"]!.AsArray().Select(i => i!["type"]!.ToString()));
        Assert.All(compacted["output"]!.AsArray().SkipLast(1), message => Assert.Matches("^msg_[0-9a-f]{32}$", message!["id"]!.ToString()));
        Assert.NotEmpty(compacted["output"]![2]!["encrypted_content"]!.ToString());
        Assert.True(compacted["usage"]!["total_tokens"]!.GetValue<int>() > 0);
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/responses/compact", new JsonObject { ["model"] = "auto" });
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/responses/compact", new JsonObject { ["input"] = "x" });
        Assert.Equal("completed", (await _emulator.CreateAsync("", body => body["input"] = compacted["output"]!.DeepClone()))["status"]!.ToString());
    }

    [Fact]
    public async Task A_wake_ends_a_sleep_and_is_heard()
    {
        var id = await _emulator.CreateInBackgroundAsync("Good night [sleep 100000000]");
        await _emulator.WaitAsync("/responses/" + id, r => r["output"]!.AsArray().Count == 1);
        var woken = await _emulator.PostAsync($"/responses/{id}/wake", new JsonObject { ["input"] = "breakfast" });
        Assert.Equal("response.sleep_wake", woken["object"]!.ToString());
        Assert.Equal(id, woken["response_id"]!.ToString());
        Assert.True(DateTimeOffset.TryParse(woken["created_at"]!.GetValue<string>(), out _));
        var done = await _emulator.WaitForResponseAsync(id, "completed");
        Assert.Equal("You said: Good night (woken by: breakfast)", done["output_text"]!.ToString());
        Assert.Equal(["function_call", "function_call_output", "message"], done["output"]!.AsArray().Select(i => i!["type"]!.ToString()));
        await _emulator.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, $"/responses/{id}/wake", new JsonObject { ["input"] = "again" });
        foreach (var input in (JsonNode?[])[null, "", 7, new string('x', 20_001)])
            await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"/responses/{id}/wake", new JsonObject { ["input"] = input });
    }
}
