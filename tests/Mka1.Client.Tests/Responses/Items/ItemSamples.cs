using Mka1.Responses.Items;

namespace Mka1.Client.Tests.Responses.Items;

/// <summary>Items as the fact sheet of the API has them: the 24 kinds, with their variants.</summary>
internal static class ItemSamples
{
    public static TheoryData<string, Type, string, string> All => new()
    {
        { "message of the user", typeof(MessageItem), "How much rain?", """
            {"type":"message","id":"msg_user_1","role":"user","status":"completed","content":[{"type":"input_text","text":"How much rain?"},
             {"type":"input_image","image_url":"https://example.com/sky.png","file_id":null,"detail":"auto"}]}
            """ },
        { "message as plain text", typeof(MessageItem), "How much \"rain\"?", """{"type":"message","role":"developer","content":"How much \"rain\"?"}""" },
        { "message of the model", typeof(MessageItem), "A lot. I may not say more.", """
            {"id":"msg_1","type":"message","role":"assistant","status":"incomplete","phase":"final_answer",
             "content":[{"type":"output_text","text":"A lot. ","annotations":[{"type":"url_citation","url":"https://example.com","start_index":0,"end_index":4,"title":"Rain"}],
             "logprobs":[]},{"type":"refusal","refusal":"I may not say more."}]}
            """ },
        { "output_audio", typeof(OutputAudioItem), "Good morning", """{"id":"audio_1","type":"output_audio","data":"UklGRg==","transcript":"Good morning","status":"completed"}""" },
        { "file_search_call", typeof(FileSearchCallItem), "rain, snow", """
            {"id":"fs_1","type":"file_search_call","status":"searching","queries":["rain","snow"],"results":[
             {"file_id":"file-1","text":"It rains.","filename":"weather.md","attributes":{"year":2026,"draft":true,"share":0.5,"by":"me"},"score":0.75}]}
            """ },
        { "file_search_call without results", typeof(FileSearchCallItem), "rain", """{"id":"fs_1","type":"file_search_call","status":"failed","queries":["rain"],"results":null}""" },
        { "computer_call", typeof(ComputerCallItem), "click", """
            {"type":"computer_call","id":"cu_1","call_id":"call_1","status":"completed","action":{"type":"click","button":"left","x":10,"y":20,"keys":["CTRL"]},
             "pending_safety_checks":[{"id":"sc_1","code":"malicious_instructions","message":"Look twice."}]}
            """ },
        { "computer_call with several actions", typeof(ComputerCallItem), "drag, scroll, type Hello, wait", """
            {"type":"computer_call","id":"cu_1","call_id":"call_1","status":"completed","actions":[{"type":"drag","path":[{"x":1,"y":2},{"x":3,"y":4}]},
             {"type":"scroll","x":1,"y":2,"scroll_x":0,"scroll_y":-100},{"type":"type","text":"Hello"},{"type":"wait"}],"pending_safety_checks":[]}
            """ },
        { "computer_call_output", typeof(ComputerCallOutputItem), "file-9", """
            {"type":"computer_call_output","id":"cuo_1","call_id":"call_1","status":"completed",
             "output":{"type":"computer_screenshot","image_url":"https://example.com/screen.png","file_id":"file-9"},
             "acknowledged_safety_checks":[{"id":"sc_1","code":null,"message":"Looked."}]}
            """ },
        { "web_search_call", typeof(WebSearchCallItem), "search rain", """
            {"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search","query":"rain","queries":["rain","rain today"],
             "sources":[{"type":"url","url":"https://example.com"}]}}
            """ },
        { "web_search_call that opens", typeof(WebSearchCallItem), "open_page https://example.com", """{"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"open_page","url":"https://example.com"}}""" },
        { "web_search_call that finds", typeof(WebSearchCallItem), "find_in_page mm https://example.com", """
            {"id":"ws_1","type":"web_search_call","status":"failed","action":{"type":"find_in_page","url":"https://example.com","pattern":"mm"}}
            """ },
        { "function_call", typeof(FunctionCallItem), "get_rain {\"city\":\"Oslo\"}", """
            {"id":"fc_1","type":"function_call","call_id":"call_1","name":"get_rain","arguments":"{\"city\":\"Oslo\"}","status":"completed","namespace":"weather"}
            """ },
        { "function_call_output", typeof(FunctionCallOutputItem), "{\"mm\":7}", """{"id":"fco_1","type":"function_call_output","call_id":"call_1","output":"{\"mm\":7}","status":"completed"}""" },
        { "function_call_output of parts", typeof(FunctionCallOutputItem), "7 mm", """
            {"id":"fco_1","type":"function_call_output","call_id":"call_1","output":[{"type":"input_text","text":"7 mm"},{"type":"input_file","file_id":"file-1","filename":"rain.csv"}]}
            """ },
        { "reasoning", typeof(ReasoningItem), "Rain is wet.", """
            {"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Rain is wet."}],"content":[{"type":"reasoning_text","text":"What is rain?"}],
             "encrypted_content":"c2VjcmV0","status":"completed"}
            """ },
        { "reasoning without summary", typeof(ReasoningItem), "What is rain?", """{"id":"rs_1","type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":"What is rain?"}]}""" },
        { "image_generation_call", typeof(ImageGenerationCallItem), "Rain over Oslo", """
            {"id":"ig_1","type":"image_generation_call","status":"generating","result":"https://example.com/rain.png","revised_prompt":"Rain over Oslo","size":"1024x1024",
             "quality":"high","output_format":"png"}
            """ },
        { "code_interpreter_call", typeof(CodeInterpreterCallItem), "print(7)", """
            {"id":"ci_1","type":"code_interpreter_call","status":"interpreting","container_id":"cntr_1","code":"print(7)",
             "outputs":[{"type":"logs","logs":"7\n"},{"type":"image","url":"https://example.com/plot.png"}]}
            """ },
        { "local_shell_call", typeof(LocalShellCallItem), "ls -l", """
            {"id":"lsh_1","type":"local_shell_call","call_id":"call_1","status":"in_progress","action":{"type":"exec","command":["ls","-l"],"env":{"LANG":"C"},
             "timeout_ms":1000,"working_directory":"/data","user":"nobody"}}
            """ },
        { "local_shell_call_output", typeof(LocalShellCallOutputItem), "{\"stdout\":\"a\"}", """{"id":"lsh_1","type":"local_shell_call_output","output":"{\"stdout\":\"a\"}","status":null}""" },
        { "shell_call", typeof(ShellCallItem), "cd /data; ls", """
            {"id":"sh_1","type":"shell_call","call_id":"call_1","status":"completed","action":{"commands":["cd /data","ls"],"timeout_ms":1000,"max_output_length":4096},
             "environment":{"type":"container_reference","container_id":"cntr_1"}}
            """ },
        { "shell_call_output", typeof(ShellCallOutputItem), "a\ntoo slow", """
            {"id":"sho_1","type":"shell_call_output","call_id":"call_1","status":"completed","max_output_length":4096,"output":[
             {"stdout":"a\n","stderr":"","outcome":{"type":"exit","exit_code":0}},{"stdout":"","stderr":"too slow","outcome":{"type":"timeout"}}]}
            """ },
        { "mcp_list_tools", typeof(McpListToolsItem), "weather: get_rain, get_snow", """
            {"id":"mcpl_1","type":"mcp_list_tools","server_label":"weather","tools":[{"name":"get_rain","description":"Rain","input_schema":{"type":"object","properties":{"city":{"type":"string"}}},
             "annotations":{"readOnlyHint":true}},{"name":"get_snow","input_schema":{},"annotations":null}],"error":null}
            """ },
        { "mcp_list_tools that failed", typeof(McpListToolsItem), "not there", """{"id":"mcpl_1","type":"mcp_list_tools","server_label":"weather","tools":[],"error":"not there"}""" },
        { "mcp_approval_request", typeof(McpApprovalRequestItem), "weather: get_rain {}", """{"id":"mcpr_1","type":"mcp_approval_request","server_label":"weather","name":"get_rain","arguments":"{}"}""" },
        { "mcp_approval_response", typeof(McpApprovalResponseItem), "refused: too wet", """
            {"id":"mcpa_1","type":"mcp_approval_response","approval_request_id":"mcpr_1","approve":false,"reason":"too wet"}
            """ },
        { "mcp_call", typeof(McpCallItem), "weather: get_rain {}", """
            {"id":"mcp_1","type":"mcp_call","server_label":"weather","name":"get_rain","arguments":"{}","output":"7 mm","error":null,"status":"calling","approval_request_id":"mcpr_1"}
            """ },
        { "mcp_call that failed", typeof(McpCallItem), "weather: get_rain {}", """
            {"id":"mcp_1","type":"mcp_call","server_label":"weather","name":"get_rain","arguments":"{}","output":null,"error":{"type":"http_error","code":502},"status":"failed"}
            """ },
        { "custom_tool_call", typeof(CustomToolCallItem), "query select 7", """{"id":"ctc_1","type":"custom_tool_call","call_id":"call_1","name":"query","input":"select 7"}""" },
        { "custom_tool_call_output", typeof(CustomToolCallOutputItem), "7", """{"id":"ctco_1","type":"custom_tool_call_output","call_id":"call_1","output":"7"}""" },
        { "custom_tool_call_output of parts", typeof(CustomToolCallOutputItem), "7", """{"type":"custom_tool_call_output","call_id":"call_1","output":[{"type":"input_text","text":"7"}]}""" },
        { "item_reference", typeof(ItemReferenceItem), "msg_1", """{"type":"item_reference","id":"msg_1"}""" },
        { "compaction", typeof(CompactionItem), "compaction", """{"id":"cmp_1","type":"compaction","encrypted_content":"c2VjcmV0"}""" },
    };
}
