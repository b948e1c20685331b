using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Answers;

/// <summary>The text that answers a prompt, always the same for the same prompt.</summary>
internal static class AnswerText
{
    public static string For(UserPrompt prompt, JsonObject? format, string? previousText = null)
    {
        if (format?["type"]?.ToString() == "json_schema")
            return SchemaSample.Make(format["schema"] as JsonObject ?? [], prompt.Text)?.ToJsonString(Answer.Plain) ?? "null";
        if (prompt.Has("json") || format?["type"]?.ToString() == "json_object")
            return new JsonObject { ["said"] = prompt.Text, ["words"] = Words.Count(prompt.Text) }.ToJsonString(Answer.Plain);
        if (prompt.Number("words") is { } count)
            return Words.Make((int)count);
        if (prompt.Has("previous"))
            return "Before I said: " + (previousText ?? "nothing");
        return string.Concat([$"You said: {prompt.Text}".TrimEnd(), .. prompt.Results.Select(result => $" (result: {result})")]);
    }
}
