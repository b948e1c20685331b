using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>An agent asks, runs the tools that are called, and asks again with their results, until there is an answer.</summary>
public sealed class AgentTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [InlineData("Oslo [call get_time]", "auto", true, "get_time / You said: Oslo (result: get_time says 7)")]
    [InlineData("Oslo [call query]", "auto", true, "query / You said: Oslo (result: query says 7)")]
    [InlineData("[call get_time][call query] Oslo", "auto", true, "get_time query / You said: Oslo (result: get_time says 7) (result: query says 7)")]
    [InlineData("[call get_time][call query] Oslo", "auto", false, "get_time / query / You said: Oslo (result: get_time says 7) (result: query says 7)")]
    [InlineData("Oslo [call query]", "required", true, "query / get_time / get_time / get_time / get_time")]
    [InlineData("Oslo", "query", true, "query / query / query / query / query")]
    [InlineData("[call get_time] [image] [reasoning] [sleep 1] [item web_search_call]", "auto", true, "get_time / You said: (result: get_time says 7)")]
    public async Task An_agent_ends_when_its_calls_have_results_and_no_tool_choice_forces_another(string prompt, string choice, bool parallel, string turns)
    {
        foreach (var continues in (string[])["", "previous_response_id", "conversation"])
            Assert.Equal(turns, string.Join(" / ", await RunAsync(prompt, choice, parallel, continues)));
    }

    [Fact]
    public async Task A_new_question_after_the_results_is_answered_afresh()
    {
        var response = await AskAsync("""
            [{"role":"user","content":"one [call get_time]"},{"type":"function_call","call_id":"c","name":"get_time","arguments":"{}"},
             {"type":"function_call_output","call_id":"c","output":"7"},{"role":"user","content":"two [call get_time]"}]
            """);
        Assert.Equal("function_call", response["output"]![0]!["type"]!.ToString());
    }

    [Theory]
    [InlineData("""{"type":"mcp_approval_response","approval_request_id":"mcpr_1","approve":true}""", "true")]
    [InlineData("""{"type":"computer_call_output","call_id":"c","output":{"type":"computer_screenshot","file_id":"f"}}""", """{"type":"computer_screenshot","file_id":"f"}""")]
    [InlineData("""{"type":"function_call_output","call_id":"c","output":[{"type":"input_text","text":"7"},{"type":"input_image","image_url":"x"}]}""", "7")]
    [InlineData("""{"type":"local_shell_call_output","id":"c","output":"a.txt"}""", "a.txt")]
    public async Task Every_kind_of_result_is_heard(string result, string told)
    {
        var response = await AskAsync($$"""[{"role":"user","content":"Hi [item mcp_approval_request] [item computer_call]"},{{result}}]""");
        Assert.Equal($"You said: Hi (result: {told})", response["output_text"]!.ToString());
        Assert.Single(response["output"]!.AsArray());
    }

    [Fact]
    public async Task Only_allowed_tools_are_called()
    {
        var response = await AskAsync("[{\"role\":\"user\",\"content\":\"x\"}]", body => body["tool_choice"] = JsonNode.Parse(
            """{"type":"allowed_tools","mode":"required","tools":[{"type":"custom","name":"query"}]}"""));
        Assert.Equal("query", Assert.Single(response["output"]!.AsArray())!["name"]!.ToString());
    }

    [Fact]
    public async Task A_custom_tool_is_called_with_text()
    {
        var call = Assert.Single((await AskAsync("[{\"role\":\"user\",\"content\":\"select 1 [call query]\"}]"))["output"]!.AsArray())!;
        Assert.Equal("custom_tool_call", call["type"]!.ToString());
        Assert.Equal("select 1", call["input"]!.ToString());
        Assert.Equal("completed", call["status"]!.ToString());
    }

    private Task<JsonObject> AskAsync(string input, Action<JsonObject>? more = null) => _emulator.CreateAsync("", body =>
    {
        body["input"] = JsonNode.Parse(input);
        body["tools"] = JsonNode.Parse("""[{"type":"function","name":"get_time","parameters":{"type":"object","properties":{}}},{"type":"custom","name":"query"}]""");
        more?.Invoke(body);
    });

    // The whole history again each time, or only what is new.
    private async Task<List<string>> RunAsync(string prompt, string choice, bool parallel, string continues)
    {
        var turns = new List<string>();
        var conversation = "conv_" + Guid.NewGuid().ToString("N");
        var input = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt });
        string? previous = null;
        while (turns.Count < 5)
        {
            var response = await AskAsync(input.ToJsonString(), body =>
            {
                body["parallel_tool_calls"] = parallel;
                body["tool_choice"] = choice == "query" ? new JsonObject { ["type"] = "custom", ["name"] = choice } : choice;
                if (continues == "conversation")
                    body["conversation"] = conversation;
                else if (continues.Length > 0)
                    body["previous_response_id"] = previous;
            });
            previous = response["id"]!.ToString();
            var calls = response["output"]!.AsArray().Where(i => i!["type"]!.ToString() is "custom_tool_call" || (i["type"]!.ToString() is "function_call" && i["name"]!.ToString() != "sleep")).ToList();
            if (calls.Count == 0)
            {
                turns.Add(response["output_text"]!.ToString());
                break;
            }

            turns.Add(string.Join(' ', calls.Select(call => call!["name"])));
            if (continues.Length > 0)
                input = [];
            foreach (var call in calls)
            {
                if (continues.Length == 0)
                    input.Add(call!.DeepClone());
                input.Add(new JsonObject { ["type"] = call!["type"] + "_output", ["call_id"] = call["call_id"]!.DeepClone(), ["output"] = $"{call["name"]} says 7" });
            }
        }

        return turns;
    }
}
