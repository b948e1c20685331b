using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>Writes a reasoning item: its summary, its text and its encrypted content.</summary>
internal static class Reasoning
{
    public static async Task WriteAsync(ResponseOutput output, Prompt prompt)
    {
        var id = Ids.New("rs_");
        var summary = $"The user said {Words.Count(prompt.Text)} words.";
        const string Text = "I repeat what was said, for that is what I do.";
        var index = output.Add(Item("in_progress", [], []));

        output.Emit("response.reasoning_summary_part.added", Summary(new() { ["part"] = SummaryPart("") }));
        await output.WordsAsync("response.reasoning_summary_text.delta", summary, id, index, null, (w, _) => w.WriteNumber("summary_index"u8, 0));
        output.Emit("response.reasoning_summary_text.done", Summary(new() { ["text"] = summary }));
        output.Emit("response.reasoning_summary_part.done", Summary(new() { ["part"] = SummaryPart(summary) }));

        output.Emit("response.content_part.added", Content(new() { ["part"] = ContentPart("") }));
        await output.WordsAsync("response.reasoning_text.delta", Text, id, index, 0);
        output.Emit("response.reasoning_text.done", Content(new() { ["text"] = Text }));
        output.Emit("response.content_part.done", Content(new() { ["part"] = ContentPart(Text) }));

        output.ReasoningTokens += Words.Count(summary) + Words.Count(Text);
        output.Done(index, Item("completed", [SummaryPart(summary)], [ContentPart(Text)]));

        JsonObject Item(string status, JsonArray summaries, JsonArray content) => new()
        {
            ["id"] = id,
            ["type"] = "reasoning",
            ["summary"] = summaries,
            ["content"] = content,
            ["encrypted_content"] = "ZW5jcnlwdGVk",
            ["status"] = status,
        };

        JsonObject Summary(JsonObject members) => At("summary_index", members);
        JsonObject Content(JsonObject members) => At("content_index", members);
        JsonObject At(string place, JsonObject members)
        {
            members.Insert(0, place, 0);
            members.Insert(0, "output_index", index);
            members.Insert(0, "item_id", id);
            return members;
        }
    }

    private static JsonObject SummaryPart(string text) => new() { ["type"] = "summary_text", ["text"] = text };

    private static JsonObject ContentPart(string text) => new() { ["type"] = "reasoning_text", ["text"] = text };
}
