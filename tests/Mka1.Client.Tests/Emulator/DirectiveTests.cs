using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

public sealed class DirectiveTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task The_same_prompt_gives_the_same_answer()
    {
        Assert.Equal("You said: Hi there", (await _emulator.CreateAsync("Hi there"))["output_text"]!.ToString());
        Assert.Equal("You said: Hi [there]", (await _emulator.CreateAsync("Hi [there] [burst]"))["output_text"]!.ToString());
        Assert.Equal(50, (await _emulator.CreateAsync("[words 50]"))["output_text"]!.ToString().Split(' ').Length);
    }

    [Fact]
    public async Task A_failure_has_a_code_and_a_message()
    {
        var response = await _emulator.CreateAsync("[fail invalid_prompt]");
        Assert.Equal("failed", response["status"]!.ToString());
        Assert.Equal("invalid_prompt", response["error"]!["code"]!.ToString());
        Assert.Empty(response["output"]!.AsArray());
        Assert.Equal("", response["output_text"]!.ToString());
        Assert.Equal("server_error", (await _emulator.CreateAsync("[fail]"))["error"]!["code"]!.ToString());
    }

    [Fact]
    public async Task An_incomplete_answer_is_cut_short()
    {
        var response = await _emulator.CreateAsync("one two three four [incomplete]");
        Assert.Equal("incomplete", response["status"]!.ToString());
        Assert.Equal("max_output_tokens", response["incomplete_details"]!["reason"]!.ToString());
        Assert.Equal("incomplete", response["output"]![0]!["status"]!.ToString());
        var limited = await _emulator.CreateAsync("[words 40]", body => body["max_output_tokens"] = 16);
        Assert.Equal("incomplete", limited["status"]!.ToString());
        Assert.Equal(16, limited["usage"]!["output_tokens"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_refusal_is_a_part_of_its_own()
    {
        var response = await _emulator.CreateAsync("[refuse]");
        Assert.Equal("refusal", response["output"]![0]!["content"]![0]!["type"]!.ToString());
        Assert.Equal("", response["output_text"]!.ToString());
    }

    [Theory]
    [InlineData("Oslo [call get_weather]", "auto", "get_weather")]
    [InlineData("Oslo [call]", "auto", "get_time")]
    [InlineData("Oslo", "required", "get_time")]
    [InlineData("Oslo", "get_weather", "get_weather")]
    [InlineData("Oslo [call get_weather]", "none", null)]
    [InlineData("Oslo [call other]", "auto", null)]
    [InlineData("Oslo", "auto", null)]
    public async Task A_function_is_called_when_asked_for(string prompt, string choice, string? called)
    {
        var response = await _emulator.CreateAsync(prompt, body =>
        {
            body["tools"] = JsonNode.Parse("""
                [
                  {"type":"function","name":"get_time","parameters":{"type":"object","properties":{}}},
                  {"type":"function","name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer","minimum":2},"unit":{"enum":["celsius"]}}}}
                ]
                """);
            body["tool_choice"] = choice is "get_weather" ? new JsonObject { ["type"] = "function", ["name"] = choice } : choice;
        });
        var item = Assert.Single(response["output"]!.AsArray())!;
        Assert.Equal(called is null ? "message" : "function_call", item["type"]!.ToString());
        Assert.Equal(called, item["name"]?.ToString());
        if (called == "get_weather")
            Assert.Equal("""{"city":"Oslo","days":2,"unit":"celsius"}""", item["arguments"]!.ToString());
    }

    [Fact]
    public async Task Json_fits_its_schema()
    {
        Assert.Equal("Hi", JsonNode.Parse((await _emulator.CreateAsync("Hi [json]"))["output_text"]!.ToString())!["said"]!.ToString());
        var response = await _emulator.CreateAsync("Hi", body => body["text"] = JsonNode.Parse("""
            {"format":{"type":"json_schema","name":"answer","strict":true,"schema":{"type":"object","additionalProperties":false,"required":["name"],
             "properties":{"name":{"type":"string"},"age":{"type":["integer","null"]},"ok":{"type":"boolean"},"tags":{"type":"array","items":{"type":"string"}},"kind":{"const":"x"}}}}}
            """));
        Assert.Equal("""{"name":"Hi","age":1,"ok":true,"tags":["Hi"],"kind":"x"}""", response["output_text"]!.ToString());
        Assert.Equal("json_schema", response["text"]!["format"]!["type"]!.ToString());
    }

    [Fact]
    public async Task Images_come_as_a_link_that_can_be_followed_or_as_base64()
    {
        var link = (await _emulator.CreateAsync("A cat [image]", body => body["tools"] = JsonNode.Parse("""[{"type":"image_generation","size":"512x512"}]""")))["output"]![0]!;
        Assert.Equal("A cat", link["revised_prompt"]!.ToString());
        Assert.Equal("512x512", link["size"]!.ToString());
        using var http = new HttpClient();
        var linked = await http.GetByteArrayAsync(new Uri(link["result"]!.ToString()));
        var inline = Convert.FromBase64String((await _emulator.CreateAsync("[image base64]"))["output"]![0]!["result"]!.ToString());
        Assert.Equal(linked, inline);
        Assert.Equal("PNG"u8.ToArray(), linked[1..4]);
    }

    [Theory]
    [InlineData("wav", 44)]
    [InlineData("pcm16", 0)]
    public async Task Speech_comes_beside_the_text(string format, int header)
    {
        var response = await _emulator.CreateAsync("Hi", body =>
        {
            body["modalities"] = new JsonArray("text", "audio");
            body["audio"] = new JsonObject { ["voice"] = "alloy", ["format"] = format };
        });
        var audio = response["output"]![1]!;
        Assert.Equal("output_audio", audio["type"]!.ToString());
        Assert.Equal("You said: Hi", audio["transcript"]!.ToString());
        Assert.Equal(4800 + header, Convert.FromBase64String(audio["data"]!.ToString()).Length);
    }

    [Fact]
    public async Task Log_probabilities_come_when_included()
    {
        var response = await _emulator.CreateAsync("Hi", body => body["include"] = new JsonArray("message.output_text.logprobs"));
        Assert.Equal(["You ", "said: ", "Hi"], response["output"]![0]!["content"]![0]!["logprobs"]!.AsArray().Select(l => l!["token"]!.ToString()));
        Assert.Empty((await _emulator.GetAsync($"/responses/{response["id"]}"))["output"]![0]!["content"]![0]!["logprobs"]!.AsArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_log_probability_comes_with_as_many_tokens_as_asked_for(bool included)
    {
        var response = await _emulator.CreateAsync("Hi", body =>
        {
            body["top_logprobs"] = 3;
            if (included)
                body["include"] = new JsonArray("message.output_text.logprobs");
        });
        var told = response["output"]![0]!["content"]![0]!["logprobs"]!.AsArray();
        Assert.Equal(3, told.Count);
        Assert.All(told, l =>
        {
            var top = l!["top_logprobs"]!.AsArray();
            Assert.Equal(3, top.Select(t => t!["token"]!.ToString()).Distinct().Count());
            Assert.Equal(l["token"]!.ToString(), top[0]!["token"]!.ToString());
            Assert.Equal(l["logprob"]!.GetValue<double>(), top.Max(t => t!["logprob"]!.GetValue<double>()));
        });
    }

    [Theory]
    [InlineData("code_interpreter_call", "outputs", "null")]
    [InlineData("file_search_call", "results", "null")]
    [InlineData("custom_tool_call", "status", "\"completed\"")]
    [InlineData("custom_tool_call_output", "status", "\"completed\"")]
    [InlineData("mcp_list_tools", "error", null)]
    [InlineData("mcp_call", "error", "null")]
    [InlineData("mcp_call failed", "error", "{\"type\":\"http_error\",\"code\":503,\"message\":\"The server is not there.\"}")]
    public async Task A_member_is_there_as_the_platform_has_it(string item, string member, string? value)
    {
        var found = (await _emulator.CreateAsync($"[item {item}]"))["output"]![0]!.AsObject();
        Assert.Equal(value is not null, found.TryGetPropertyValue(member, out var given));
        Assert.Equal(value ?? "null", given?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("input_message", "completed")]
    [InlineData("computer_call_output", "completed")]
    [InlineData("function_call_output", "completed")]
    [InlineData("custom_tool_call_output", "completed")]
    [InlineData("computer_call", "in_progress")]
    [InlineData("custom_tool_call", "in_progress")]
    [InlineData("shell_call_output", "in_progress")]
    public async Task What_comes_whole_is_never_in_progress(string item, string status)
    {
        var events = await _emulator.StreamAsync($"[item {item}]");
        Assert.Equal(status, events.First(e => e["type"]!.ToString() == "response.output_item.added")["item"]!["status"]!.ToString());
    }

    [Theory]
    [InlineData("web_search_call", "web_search_call.action.sources", "action.sources")]
    [InlineData("computer_call_output", "computer_call_output.output.image_url", "output.image_url")]
    [InlineData("file_search_call", "file_search_call.results", "results")]
    [InlineData("reasoning", "reasoning.encrypted_content", "encrypted_content")]
    public async Task No_event_tells_what_was_not_included(string item, string include, string member)
    {
        Assert.DoesNotContain(await _emulator.StreamAsync($"[item {item}]"), e => Find(e) is not null);
        Assert.Contains(
            await _emulator.StreamAsync($"[item {item}]", body => body["include"] = new JsonArray(include)),
            e => e["type"]!.ToString() == "response.output_item.added" && Find(e) is not null);

        JsonNode? Find(JsonNode e) => member.Split('.').Aggregate(e["item"], (node, name) => node?[name]);
    }

    [Theory]
    [InlineData("web_search_call", "web_search_call.action.sources", "action.sources")]
    [InlineData("code_interpreter_call", "code_interpreter_call.outputs", "outputs")]
    [InlineData("computer_call_output", "computer_call_output.output.image_url", "output.image_url")]
    [InlineData("file_search_call", "file_search_call.results", "results")]
    [InlineData("reasoning", "reasoning.encrypted_content", "encrypted_content")]
    public async Task Some_members_come_only_when_included(string item, string include, string member)
    {
        var created = await _emulator.CreateAsync($"[item {item}]");
        Assert.Null(Find(created));
        Assert.Null(Find(await _emulator.GetAsync($"/responses/{created["id"]}")));
        Assert.NotNull(Find(await _emulator.GetAsync($"/responses/{created["id"]}?include={include}")));
        Assert.NotNull(Find(await _emulator.GetAsync($"/responses/{created["id"]}?include[]=message.output_text.logprobs&include[]={include}")));
        Assert.NotNull(Find(await _emulator.CreateAsync($"[item {item}]", body => body["include"] = new JsonArray(include))));

        JsonNode? Find(JsonNode response) => member.Split('.').Aggregate(response["output"]![0], (node, name) => node?[name]);
    }

    [Fact]
    public async Task The_unknown_is_there_in_every_form()
    {
        var events = await _emulator.StreamAsync("Hi [unknown]");
        Assert.Contains("response.hologram_call.rendered", events.Types());
        var output = events[^1]["response"]!["output"]!;
        Assert.Equal("type", output[0]!.AsObject().Last().Key);
        Assert.Equal("hologram_call", output[0]!["type"]!.ToString());
        Assert.Equal("output_scent", output[1]!["content"]![1]!["type"]!.ToString());
        Assert.NotNull(events[^1]["response"]!["emulator_note"]);
    }
}
