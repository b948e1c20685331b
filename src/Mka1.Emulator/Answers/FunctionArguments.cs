using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Answers;

/// <summary>The arguments of a function call: they match the function's parameters.</summary>
internal static class FunctionArguments
{
    public static string For(JsonObject function, UserPrompt prompt) =>
        SchemaSample.Make(function["parameters"] as JsonObject ?? new() { ["type"] = "object" }, prompt.Text)?.ToJsonString(Answer.Plain) ?? "null";
}
