using System.Text.Json.Nodes;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Streaming;

namespace Mka1.Emulator.Answers;

/// <summary>A sample of every kind of item for <c>[item TYPE]</c>.</summary>
internal static class SampleItems
{
    public static readonly ItemWriter FunctionCall = new("function_call", "fc_") { Streamed = ("function_call_arguments", "arguments") };

    public static readonly ItemWriter FunctionCallOutput = new("function_call_output", "fco_");

    public static readonly ItemWriter CustomToolCall = new("custom_tool_call", "ctc_") { Streamed = ("custom_tool_call_input", "input") };

    private static readonly Dictionary<string, (ItemWriter Kind, string Members)> Samples = new()
    {
        ["input_message"] = (new("message", "msg_user_"), """
            {"status":"completed","role":"user","content":[{"type":"input_text","text":"What the user said."}]}
            """),
        ["file_search_call"] = (new("file_search_call", "fs_") { Before = ["in_progress", "searching"], After = ["completed"] }, """
            {"status":"completed","queries":["emulator"],"results":[{"file_id":"file-1","text":"A gateway in a box.","filename":"guide.txt","attributes":{"year":2026,"draft":false,"title":"Guide"},"score":0.9}]}
            """),
        ["computer_call"] = (new("computer_call", "cu_"), """
            {"call_id":"call_computer","action":{"type":"click","button":"left","x":10,"y":20},"pending_safety_checks":[{"id":"cu_sc_1","code":"malicious_instructions","message":"Look twice."}],"status":"completed"}
            """),
        ["computer_call_output"] = (new("computer_call_output", "cuo_"), """
            {"call_id":"call_computer","output":{"type":"computer_screenshot","image_url":"ORIGIN/_emulator/picture.png","file_id":"file-1"},"acknowledged_safety_checks":[{"id":"cu_sc_1","code":"malicious_instructions","message":"Look twice."}],"status":"completed"}
            """),
        ["web_search_call"] = (WebSearch, """
            {"status":"completed","action":{"type":"search","query":"emulator","queries":["emulator"],"sources":[{"type":"url","url":"https://example.com/a"}]}}
            """),
        ["web_search_call open_page"] = (WebSearch, """
            {"status":"completed","action":{"type":"open_page","url":"https://example.com/a"}}
            """),
        ["web_search_call find_in_page"] = (WebSearch, """
            {"status":"completed","action":{"type":"find_in_page","url":"https://example.com/a","pattern":"emulator"}}
            """),
        ["function_call"] = (FunctionCall, """
            {"call_id":"call_function","name":"get_weather","arguments":"{\"city\": \"Oslo\"}","status":"completed"}
            """),
        ["function_call_output"] = (FunctionCallOutput, """
            {"call_id":"call_function","output":"{\"degrees\":7}","status":"completed"}
            """),
        ["function_call_output parts"] = (FunctionCallOutput, """
            {"call_id":"call_function","output":[{"type":"input_text","text":"7 degrees"},{"type":"input_image","image_url":"ORIGIN/_emulator/picture.png","detail":"auto"}],"status":"completed"}
            """),
        ["image_generation_call"] = (new("image_generation_call", "ig_") { Before = ["in_progress", "generating"], Between = PartialImage, After = ["completed"] }, """
            {"status":"completed","result":"ORIGIN/_emulator/picture.png","revised_prompt":"A green pixel","size":"1024x1024","quality":"auto","output_format":"png"}
            """),
        ["code_interpreter_call"] = (new("code_interpreter_call", "ci_") { Before = ["in_progress"], Streamed = ("code_interpreter_call_code", "code"), After = ["interpreting", "completed"] }, """
            {"status":"completed","container_id":"cntr_1","code":"print(6 * 7)","outputs":[{"type":"logs","logs":"42\n"},{"type":"image","url":"ORIGIN/_emulator/picture.png"}]}
            """),
        ["local_shell_call"] = (new("local_shell_call", "lsh_"), """
            {"call_id":"call_local_shell","action":{"type":"exec","command":["ls","-l"],"env":{"LANG":"C"},"timeout_ms":1000,"working_directory":"/tmp","user":"nobody"},"status":"completed"}
            """),
        ["local_shell_call_output"] = (new("local_shell_call_output", "lsho_"), """
            {"output":"{\"stdout\":\"a.txt\"}","status":"completed"}
            """),
        ["shell_call"] = (new("shell_call", "sh_") { Between = ShellCommands }, """
            {"call_id":"call_shell","action":{"commands":["echo one","echo two"],"timeout_ms":1000,"max_output_length":4096},"environment":{"type":"container_reference","container_id":"cntr_1"},"status":"completed"}
            """),
        ["shell_call_output"] = (new("shell_call_output", "sho_") { Between = ShellOutput }, """
            {"call_id":"call_shell","output":[{"stdout":"one\n","stderr":"","outcome":{"type":"exit","exit_code":0}},{"stdout":"","stderr":"too slow","outcome":{"type":"timeout"}}],"max_output_length":4096,"status":"completed"}
            """),
        ["mcp_list_tools"] = (new("mcp_list_tools", "mcpl_") { Before = ["in_progress"], After = ["completed"] }, """
            {"server_label":"docs","tools":[{"name":"look_up","description":"Looks things up","input_schema":{"type":"object","properties":{"q":{"type":"string"}}},"annotations":{"readOnlyHint":true}}]}
            """),
        ["mcp_list_tools failed"] = (new("mcp_list_tools", "mcpl_") { Before = ["in_progress"], After = ["failed"] }, """
            {"server_label":"docs","tools":[],"error":"The server is not there."}
            """),
        ["mcp_approval_request"] = (new("mcp_approval_request", "mcpr_"), """
            {"server_label":"docs","name":"look_up","arguments":"{\"q\":\"emulator\"}"}
            """),
        ["mcp_approval_response"] = (new("mcp_approval_response", "mcpa_"), """
            {"approval_request_id":"mcpr_1","approve":true,"reason":"It only reads."}
            """),
        ["mcp_call"] = (McpCall("completed"), """
            {"server_label":"docs","name":"look_up","arguments":"{\"q\": \"emulator\"}","output":"A gateway in a box.","error":null,"status":"completed","approval_request_id":null}
            """),
        ["mcp_call failed"] = (McpCall("failed"), """
            {"server_label":"docs","name":"look_up","arguments":"{\"q\": \"emulator\"}","output":null,"error":{"type":"http_error","code":503,"message":"The server is not there."},"status":"failed","approval_request_id":"mcpr_1"}
            """),
        ["custom_tool_call"] = (CustomToolCall, """
            {"call_id":"call_custom","name":"run_query","input":"select 6 * 7","status":"completed"}
            """),
        ["custom_tool_call_output"] = (new("custom_tool_call_output", "ctco_"), """
            {"call_id":"call_custom","output":"42","status":"completed"}
            """),
        ["item_reference"] = (new("item_reference", "msg_"), "{}"),
        ["compaction"] = (new("compaction", "cmp_"), """
            {"encrypted_content":"ZW5jcnlwdGVk"}
            """),
        // An undocumented type, with type as the last member.
        ["unknown"] = (new("hologram_call", "holo_") { After = ["rendered"] }, """
            {"depth":3,"layers":[{"opacity":0.5},null],"status":"shimmering","type":"hologram_call"}
            """),
    };

    private static ItemWriter WebSearch => new("web_search_call", "ws_") { Before = ["in_progress", "searching"], After = ["completed"] };

    public static Task WriteAsync(ResponseOutput output, string name, string origin, Action<JsonObject>? change = null)
    {
        if (!Samples.TryGetValue(name, out var sample))
            throw new ArgumentException($"There is no item '{name}' to make; there are: message, reasoning, output_audio, {string.Join(", ", Samples.Keys)}.");
        var members = JsonNode.Parse(sample.Members.Replace("ORIGIN", origin, StringComparison.Ordinal))!.AsObject();
        change?.Invoke(members);
        return sample.Kind.WriteAsync(output, members);
    }

    private static ItemWriter McpCall(string end) => new("mcp_call", "mcp_")
    {
        Before = ["in_progress"],
        Streamed = ("mcp_call_arguments", "arguments"),
        After = [end],
    };

    private static Task PartialImage(ResponseOutput output, ItemPlace place, JsonObject item)
    {
        output.Emit("response.image_generation_call.partial_image", place.With(
            ("partial_image_index", 0),
            ("partial_image_b64", Picture.Base64),
            ("size", item["size"]!.DeepClone()),
            ("quality", item["quality"]!.DeepClone()),
            ("output_format", item["output_format"]!.DeepClone())));
        return Task.CompletedTask;
    }

    private static async Task ShellCommands(ResponseOutput output, ItemPlace place, JsonObject item)
    {
        var commands = item["action"]!["commands"]!.AsArray();
        for (var i = 0; i < commands.Count; i++)
        {
            var command = commands[i]!.ToString();
            output.Emit("response.shell_call_command.added", Members(i, "command", ""));
            foreach (var word in Words.Split(command))
            {
                await output.PaceAsync();
                output.Emit("response.shell_call_command.delta", Members(i, "delta", word.ToString()));
            }

            output.Emit("response.shell_call_command.done", Members(i, "command", command));
        }

        JsonObject Members(int command, string name, string value) =>
            new() { ["output_index"] = place.OutputIndex, ["command_index"] = command, [name] = value };
    }

    private static Task ShellOutput(ResponseOutput output, ItemPlace place, JsonObject item)
    {
        var results = item["output"]!.AsArray();
        for (var i = 0; i < results.Count; i++)
        {
            Emit("delta", i, "delta", new JsonObject { ["stdout"] = results[i]!["stdout"]!.DeepClone(), ["stderr"] = results[i]!["stderr"]!.DeepClone() });
            Emit("done", i, "output", new JsonArray(results[i]!.DeepClone()));
        }

        return Task.CompletedTask;

        void Emit(string step, int command, string name, JsonNode value) =>
            output.Emit("response.shell_call_output_content." + step, place.With(("command_index", command), (name, value)));
    }
}
