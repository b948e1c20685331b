using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

/// <summary>Events as the fact sheet of the API has them: the 58 types, and the one that this client makes.</summary>
internal static class TypedEventSamples
{
    private const string Place = "\"item_id\":\"it_1\",\"output_index\":2";
    private const string PartPlace = Place + ",\"content_index\":1";
    private const string SummaryPlace = Place + ",\"summary_index\":1";
    private const string State = "\"response\":{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"in_progress\",\"output\":[]}";

    public static TheoryData<string, Type, string> All
    {
        get
        {
            var all = new TheoryData<string, Type, string>();
            foreach (string status in (string[])["created", "queued", "in_progress", "completed", "failed", "incomplete", "cancelled"])
                Add<ResponseStateEvent>("response." + status, State);
            Add<ErrorEvent>("error", """ "code":"server_error","message":"It broke.","param":null """);
            foreach (string step in (string[])["added", "done"])
            {
                Add<OutputItemEvent>("response.output_item." + step, """ "output_index":2,"item":{"type":"function_call","id":"fc_1","call_id":"call_1","name":"f","arguments":"{}","status":"completed"} """);
                Add<ContentPartEvent>("response.content_part." + step, PartPlace + ""","part":{"type":"output_text","text":"Rain","annotations":[],"logprobs":[]}""");
                Add<ContentPartEvent>("response.reasoning_summary_part." + step, SummaryPlace + ""","part":{"type":"summary_text","text":"Rain is wet."}""");
            }
            Add<TextDeltaEvent>("response.output_text.delta", PartPlace + ""","delta":"Rain","logprobs":[{"token":"Rain","logprob":-0.5,"top_logprobs":[{"token":"Snow","logprob":-1}]}],"obfuscation":"x7"  """);
            Add<TextDoneEvent>("response.output_text.done", PartPlace + ""","text":"Rain","logprobs":[{"token":"Rain","logprob":-0.5,"bytes":[82,97,105,110],"top_logprobs":[]}]""");
            Add<AnnotationAddedEvent>("response.output_text.annotation.added", PartPlace + ""","annotation_index":0,"annotation":{"type":"url_citation","url":"https://example.com","start_index":0,"end_index":4,"title":"Rain"}""");
            Add<TextDeltaEvent>("response.refusal.delta", PartPlace + ""","delta":"No" """);
            Add<TextDoneEvent>("response.refusal.done", PartPlace + ""","refusal":"No." """);
            Add<TextDeltaEvent>("response.reasoning_text.delta", PartPlace + ""","delta":"What" """);
            Add<TextDoneEvent>("response.reasoning_text.done", PartPlace + ""","text":"What is rain?" """);
            Add<TextDeltaEvent>("response.reasoning_summary_text.delta", SummaryPlace + ""","delta":"Rain" """);
            Add<TextDoneEvent>("response.reasoning_summary_text.done", SummaryPlace + ""","text":"Rain is wet." """);
            Add<TextDeltaEvent>("response.function_call_arguments.delta", Place + ""","delta":"{" """);
            Add<ArgumentsDoneEvent>("response.function_call_arguments.done", Place + ""","name":"get_rain","arguments":"{}" """);
            Add<TextDeltaEvent>("response.custom_tool_call_input.delta", Place + ""","delta":"select" """);
            Add<CustomToolInputDoneEvent>("response.custom_tool_call_input.done", Place + ""","input":"select 7" """);
            Add<TextDeltaEvent>("response.mcp_call_arguments.delta", Place + ""","delta":"{" """);
            Add<ArgumentsDoneEvent>("response.mcp_call_arguments.done", Place + ""","arguments":"{}" """);
            foreach (string step in (string[])["mcp_call.in_progress", "mcp_call.completed", "mcp_call.failed", "mcp_list_tools.in_progress", "mcp_list_tools.completed",
                "mcp_list_tools.failed", "file_search_call.in_progress", "file_search_call.searching", "file_search_call.completed", "web_search_call.in_progress",
                "web_search_call.searching", "web_search_call.completed", "code_interpreter_call.in_progress", "code_interpreter_call.interpreting",
                "code_interpreter_call.completed", "image_generation_call.in_progress", "image_generation_call.generating", "image_generation_call.completed"])
                Add<ItemProgressEvent>("response." + step, Place);
            Add<TextDeltaEvent>("response.code_interpreter_call_code.delta", Place + ""","delta":"print" """);
            Add<CodeDoneEvent>("response.code_interpreter_call_code.done", Place + ""","code":"print(7)" """);
            Add<PartialImageEvent>("response.image_generation_call.partial_image", Place + ""","partial_image_index":0,"partial_image_b64":"iVBORw==","size":"1024x1024","quality":"high","background":"auto","output_format":"png" """);
            Add<ShellCommandEvent>("response.shell_call_command.added", """ "output_index":2,"command_index":1,"command":"" """);
            Add<TextDeltaEvent>("response.shell_call_command.delta", """ "output_index":2,"command_index":1,"delta":"ls" """);
            Add<ShellCommandEvent>("response.shell_call_command.done", """ "output_index":2,"command_index":1,"command":"ls -l" """);
            Add<ShellOutputDeltaEvent>("response.shell_call_output_content.delta", Place + ""","command_index":1,"delta":{"stdout":"a\n"}""");
            Add<ShellOutputDoneEvent>("response.shell_call_output_content.done", Place + ""","command_index":1,"output":[{"stdout":"a\n","stderr":"","outcome":{"type":"exit","exit_code":0}}]""");
            Add<AudioDeltaEvent>("response.audio.delta", "\"delta\":\"UklGRg==\"");
            Add<AudioDoneEvent>("response.audio.done", "");
            Add<TextDeltaEvent>("response.audio.transcript.delta", "\"delta\":\"Good\"");
            Add<AudioDoneEvent>("response.audio.transcript.done", "");
            return all;

            void Add<T>(string type, string members) =>
                all.Add(type, typeof(T), $$"""{"type":"{{type}}",{{(members.Length > 0 ? members.Trim() + "," : "")}}"sequence_number":7}""");
        }
    }
}
