using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>Writes a reasoning item: its summary, its text and its encrypted content.</summary>
internal static class Reasoning
{
    public static async Task WriteAsync(ResponseOutput output, UserPrompt prompt)
    {
        var id = Ids.New("rs_");
        var summary = $"The user said {Words.Count(prompt.Text)} words.";
        const string Text = "I repeat what was said, for that is what I do.";
        var place = output.Add(Item("in_progress", [], []));

        output.Emit("response.reasoning_summary_part.added", place.With(("summary_index", 0), ("part", CreateSummaryPart(""))));
        await output.WordsAsync("response.reasoning_summary_text.delta", summary, place, (writer, _) => writer.WriteNumber("summary_index"u8, 0));
        output.Emit("response.reasoning_summary_text.done", place.With(("summary_index", 0), ("text", summary)));
        output.Emit("response.reasoning_summary_part.done", place.With(("summary_index", 0), ("part", CreateSummaryPart(summary))));

        output.Emit("response.content_part.added", place.With(("content_index", 0), ("part", CreateContentPart(""))));
        await output.WordsAsync("response.reasoning_text.delta", Text, place, (writer, _) => writer.WriteNumber("content_index"u8, 0));
        output.Emit("response.reasoning_text.done", place.With(("content_index", 0), ("text", Text)));
        output.Emit("response.content_part.done", place.With(("content_index", 0), ("part", CreateContentPart(Text))));

        output.ReasoningTokens += Words.Count(summary) + Words.Count(Text);
        output.Done(place, Item("completed", [CreateSummaryPart(summary)], [CreateContentPart(Text)]));

        JsonObject Item(string status, JsonArray summaries, JsonArray content) => new()
        {
            ["id"] = id,
            ["type"] = "reasoning",
            ["summary"] = summaries,
            ["content"] = content,
            ["encrypted_content"] = "ZW5jcnlwdGVk",
            ["status"] = status,
        };
    }

    private static JsonObject CreateSummaryPart(string text) => new() { ["type"] = "summary_text", ["text"] = text };

    private static JsonObject CreateContentPart(string text) => new() { ["type"] = "reasoning_text", ["text"] = text };
}
