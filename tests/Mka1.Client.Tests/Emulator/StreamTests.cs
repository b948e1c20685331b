using System.Net;
using System.Text.Json.Nodes;
using Mka1.Emulator;

namespace Mka1.Client.Tests.Emulator;

public sealed class StreamTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public static TheoryData<string, string[]> Items => new()
    {
        { "message", ["content_part.added", "output_text.delta", "output_text.done", "content_part.done"] },
        { "input_message", [] },
        { "reasoning", ["reasoning_summary_part.added", "reasoning_summary_text.delta", "reasoning_summary_text.done", "reasoning_summary_part.done", "content_part.added", "reasoning_text.delta", "reasoning_text.done", "content_part.done"] },
        { "output_audio", ["audio.delta", "audio.done", "audio.transcript.delta", "audio.transcript.done"] },
        { "file_search_call", ["file_search_call.in_progress", "file_search_call.searching", "file_search_call.completed"] },
        { "computer_call", [] },
        { "computer_call_output", [] },
        { "web_search_call", ["web_search_call.in_progress", "web_search_call.searching", "web_search_call.completed"] },
        { "web_search_call open_page", ["web_search_call.in_progress", "web_search_call.searching", "web_search_call.completed"] },
        { "web_search_call find_in_page", ["web_search_call.in_progress", "web_search_call.searching", "web_search_call.completed"] },
        { "function_call", ["function_call_arguments.delta", "function_call_arguments.done"] },
        { "function_call_output", [] },
        { "function_call_output parts", [] },
        { "image_generation_call", ["image_generation_call.in_progress", "image_generation_call.generating", "image_generation_call.partial_image", "image_generation_call.completed"] },
        { "code_interpreter_call", ["code_interpreter_call.in_progress", "code_interpreter_call_code.delta", "code_interpreter_call_code.done", "code_interpreter_call.interpreting", "code_interpreter_call.completed"] },
        { "local_shell_call", [] },
        { "local_shell_call_output", [] },
        { "shell_call", ["shell_call_command.added", "shell_call_command.delta", "shell_call_command.done"] },
        { "shell_call_output", ["shell_call_output_content.delta", "shell_call_output_content.done"] },
        { "mcp_list_tools", ["mcp_list_tools.in_progress", "mcp_list_tools.completed"] },
        { "mcp_list_tools failed", ["mcp_list_tools.in_progress", "mcp_list_tools.failed"] },
        { "mcp_approval_request", [] },
        { "mcp_approval_response", [] },
        { "mcp_call", ["mcp_call.in_progress", "mcp_call_arguments.delta", "mcp_call_arguments.done", "mcp_call.completed"] },
        { "mcp_call failed", ["mcp_call.in_progress", "mcp_call_arguments.delta", "mcp_call_arguments.done", "mcp_call.failed"] },
        { "custom_tool_call", ["custom_tool_call_input.delta", "custom_tool_call_input.done"] },
        { "custom_tool_call_output", [] },
        { "item_reference", [] },
        { "compaction", [] },
    };

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task A_foreground_stream_begins_with_created_and_ends_with_the_response()
    {
        var events = await _emulator.StreamAsync("Hi");
        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added",
                "response.output_text.delta", "response.output_text.delta", "response.output_text.delta",
                "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
            ],
            events.Types());
        Assert.Equal(Enumerable.Range(0, events.Count), events.Sequence());
        Assert.Equal("in_progress", events[0]["response"]!["status"]!.ToString());
        Assert.True(JsonNode.DeepEquals(events[^1]["response"], await _emulator.GetAsync($"/responses/{events[0]["response"]!["id"]}")));
    }

    [Theory]
    [InlineData("[fail]", "failed")]
    [InlineData("some words [incomplete]", "incomplete")]
    [InlineData("[refuse]", "completed")]
    public async Task The_terminal_event_tells_the_outcome(string prompt, string status)
    {
        var events = await _emulator.StreamAsync(prompt);
        Assert.Equal("response." + status, events[^1]["type"]!.ToString());
        Assert.Equal(status, events[^1]["response"]!["status"]!.ToString());
    }

    [Fact]
    public async Task A_refusal_streams_as_a_refusal()
    {
        var types = (await _emulator.StreamAsync("[refuse]")).Types().ToList();
        Assert.Contains("response.refusal.delta", types);
        Assert.Contains("response.refusal.done", types);
    }

    [Fact]
    public async Task A_background_stream_begins_with_queued()
    {
        var events = await _emulator.StreamAsync("Hi", body => body["background"] = true);
        Assert.Equal(["response.queued", "response.created", "response.in_progress"], events.Types().Take(3));
        Assert.Equal("queued", events[0]["response"]!["status"]!.ToString());
    }

    [Fact]
    public async Task A_running_background_response_replays_from_any_event()
    {
        var id = await _emulator.CreateInBackgroundAsync("one two [forever]");
        var whole = await ReadUntilSilentAsync(id, "");
        Assert.Equal("response.output_item.done", whole[^1]["type"]!.ToString());
        Assert.Equal(Enumerable.Range(0, whole.Count), whole.Sequence());
        for (var after = -1; after < whole.Count - 1; after++)
        {
            var part = await ReadUntilSilentAsync(id, $"&starting_after={after}");
            Assert.Equal(whole.Skip(after + 1).Select(e => e.ToJsonString()), part.Select(e => e.ToJsonString()));
        }

        async Task<List<JsonObject>> ReadUntilSilentAsync(string of, string query)
        {
            using var request = EmulatorAccess.Request(HttpMethod.Get, $"/responses/{of}?stream=true{query}");
            using var answer = await _emulator.SendAsync(request);
            var events = new List<JsonObject>();
            await foreach (var streamEvent in EventReading.EventsAsync(answer))
            {
                events.Add(streamEvent);
                if (streamEvent["type"]!.ToString() == "response.output_item.done")
                    break;
            }

            return events;
        }
    }

    [Fact]
    public async Task A_finished_response_streams_only_its_terminal_event()
    {
        var whole = await _emulator.StreamAsync("Hi", body => body["background"] = true);
        var id = whole[0]["response"]!["id"]!.ToString();
        var again = Assert.Single(await _emulator.StreamAgainAsync(id));
        Assert.True(JsonNode.DeepEquals(whole[^1], again));
        Assert.Single(await _emulator.StreamAgainAsync(id, "&starting_after=3"));
        Assert.Empty(await _emulator.StreamAgainAsync(id, $"&starting_after={whole.Count - 1}"));
    }

    [Fact]
    public async Task A_cancelled_response_ends_its_streams_without_a_terminal_event()
    {
        var id = await _emulator.CreateInBackgroundAsync("[forever]");
        var reading = _emulator.StreamAgainAsync(id);
        await _emulator.WaitForResponseAsync(id, "in_progress");
        await _emulator.PostAsync($"/responses/{id}/cancel");
        Assert.DoesNotContain((await reading).Types(), t => t is "response.completed" or "response.failed" or "response.incomplete");
        Assert.Empty(await _emulator.StreamAgainAsync(id));
    }

    [Fact]
    public async Task Strictly_only_what_was_created_as_a_stream_streams_while_it_runs()
    {
        await using var strict = await EmulatorAccess.StartAsync(new EmulatorOptions { StrictStreams = true, Speed = 1000 });
        var id = await strict.CreateInBackgroundAsync("[forever]");
        await strict.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"/responses/{id}?stream=true");
    }

    [Theory]
    [InlineData("?stream=perhaps")]
    [InlineData("?stream=true&starting_after=x")]
    [InlineData("?include=everything")]
    public async Task A_get_asked_for_wrongly_is_refused(string query)
    {
        var id = (await _emulator.CreateAsync("x"))["id"];
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"/responses/{id}{query}");
    }

    [Fact]
    public async Task Obfuscation_pads_the_deltas_when_asked_for()
    {
        Assert.DoesNotContain(await _emulator.StreamAsync("Hi"), e => e["obfuscation"] is not null);
        var padded = await _emulator.StreamAsync("Hi", body => body["stream_options"] = new JsonObject { ["include_obfuscation"] = true });
        Assert.All(padded, e => Assert.Equal(e["type"]!.ToString().EndsWith(".delta", StringComparison.Ordinal), e["obfuscation"] is not null));
    }

    [Fact]
    public async Task A_burst_of_many_events_arrives_whole()
    {
        var events = await _emulator.StreamAsync("[words 20000] [burst]");
        Assert.Equal(Enumerable.Range(0, events.Count), events.Sequence());
        var text = string.Concat(events.Where(e => e["type"]!.ToString() == "response.output_text.delta").Select(e => e["delta"]));
        Assert.Equal(events[^1]["response"]!["output_text"]!.ToString(), text);
    }

    [Fact]
    public async Task Annotations_are_told_one_by_one()
    {
        var events = await _emulator.StreamAsync("[annotations]");
        var added = events.Where(e => e["type"]!.ToString() == "response.output_text.annotation.added").Select(e => e["annotation"]!["type"]!.ToString());
        Assert.Equal(["file_citation", "url_citation", "container_file_citation", "file_path", "marginal_note"], added);
        Assert.Equal(5, events[^1]["response"]!["output"]![0]!["content"]![0]!["annotations"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public async Task Every_kind_of_item_comes_with_its_events(string item, string[] events)
    {
        var stream = await _emulator.StreamAsync($"[item {item}]");
        Assert.Equal("response.completed", stream[^1]["type"]!.ToString());
        var ofItem = stream.Skip(2).TakeWhile(e => e["type"]!.ToString() != "response.output_item.done").ToList();
        Assert.Equal("response.output_item.added", ofItem[0]["type"]!.ToString());
        Assert.Equal(events.Select(e => "response." + e).Distinct(), ofItem.Skip(1).Types().Distinct());
        var done = stream[2 + ofItem.Count];
        Assert.Equal(ofItem[0]["item"]!["id"]!.ToString(), done["item"]!["id"]!.ToString());
        Assert.True(JsonNode.DeepEquals(done["item"], stream[^1]["response"]!["output"]![0]));
        var type = item.Split(' ')[0];
        Assert.Equal(type == "input_message" ? "message" : type, done["item"]!["type"]!.ToString());
    }

    [Fact]
    public async Task An_item_nobody_can_make_fails_the_response_and_says_what_there_is() =>
        Assert.Contains("web_search_call", (await _emulator.CreateAsync("[item nonsense]"))["error"]!["message"]!.ToString(), StringComparison.Ordinal);
}
