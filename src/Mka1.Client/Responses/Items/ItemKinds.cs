using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>The types of items: the 24 of the API; input and output messages are one class.</summary>
internal static class ItemKinds
{
    public static readonly KindTable<ResponseItem> Table = new(static json => new UnknownItem(json))
    {
        ["message"] = static json => new MessageItem(json),
        ["output_audio"] = static json => new OutputAudioItem(json),
        ["file_search_call"] = static json => new FileSearchCallItem(json),
        ["computer_call"] = static json => new ComputerCallItem(json),
        ["computer_call_output"] = static json => new ComputerCallOutputItem(json),
        ["web_search_call"] = static json => new WebSearchCallItem(json),
        ["function_call"] = static json => new FunctionCallItem(json),
        ["function_call_output"] = static json => new FunctionCallOutputItem(json),
        ["reasoning"] = static json => new ReasoningItem(json),
        ["image_generation_call"] = static json => new ImageGenerationCallItem(json),
        ["code_interpreter_call"] = static json => new CodeInterpreterCallItem(json),
        ["local_shell_call"] = static json => new LocalShellCallItem(json),
        ["local_shell_call_output"] = static json => new LocalShellCallOutputItem(json),
        ["shell_call"] = static json => new ShellCallItem(json),
        ["shell_call_output"] = static json => new ShellCallOutputItem(json),
        ["mcp_list_tools"] = static json => new McpListToolsItem(json),
        ["mcp_approval_request"] = static json => new McpApprovalRequestItem(json),
        ["mcp_approval_response"] = static json => new McpApprovalResponseItem(json),
        ["mcp_call"] = static json => new McpCallItem(json),
        ["custom_tool_call"] = static json => new CustomToolCallItem(json),
        ["custom_tool_call_output"] = static json => new CustomToolCallOutputItem(json),
        ["item_reference"] = static json => new ItemReferenceItem(json),
        ["compaction"] = static json => new CompactionItem(json),
    };

    public static ResponseItem View(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || (json.TryGetMember("type", out var type) && type.ValueKind != JsonValueKind.Null))
            return Table.View(json);
        // Messages and references may have no type.
        if (json.TryGetMember("role", out _))
            return new MessageItem(json);
        var members = JsonMembers.Read(json);
        return members.Exists(static member => member.Key == "id") && members.TrueForAll(static member => member.Key is "id" or "type")
            ? new ItemReferenceItem(json)
            : new UnknownItem(json);
    }
}
