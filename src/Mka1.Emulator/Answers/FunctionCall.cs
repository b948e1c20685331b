using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>Writes a function call whose arguments fit the function's parameters.</summary>
internal static class FunctionCall
{
    public static string Arguments(JsonObject function, Prompt prompt) =>
        SchemaSample.Make(function["parameters"] as JsonObject ?? new() { ["type"] = "object" }, prompt.Text).ToJsonString(Answer.Plain);

    public static async Task WriteAsync(ResponseOutput output, JsonObject function, Prompt prompt)
    {
        var id = Ids.New("fc_");
        var call = Ids.New("call_");
        var name = function["name"]!.ToString();
        var arguments = Arguments(function, prompt);
        var index = output.Add(Item("", "in_progress"));
        await output.WordsAsync("response.function_call_arguments.delta", arguments, id, index);
        output.Emit("response.function_call_arguments.done", new JsonObject
        {
            ["item_id"] = id,
            ["output_index"] = index,
            ["name"] = name,
            ["arguments"] = arguments,
        });
        output.Done(index, Item(arguments, "completed"));

        JsonObject Item(string given, string status) => new()
        {
            ["id"] = id,
            ["type"] = "function_call",
            ["call_id"] = call,
            ["name"] = name,
            ["arguments"] = given,
            ["status"] = status,
        };
    }
}
