using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Answers;

/// <summary>Writes the assistant's message: a text or a refusal.</summary>
internal static class Message
{
    public static Task WriteAsync(ResponseOutput output, string text, bool cutShort, bool logProbabilities) =>
        WritePartAsync(output, "output_text", "text", text, cutShort, part =>
        {
            part["annotations"] = new JsonArray();
            part["logprobs"] = new JsonArray(logProbabilities ? [.. Words.Split(text).Select(w => LogProbability(w.ToString()))] : []);
        });

    public static Task WriteRefusalAsync(ResponseOutput output, string refusal) =>
        WritePartAsync(output, "refusal", "refusal", refusal, false, _ => { });

    private static async Task WritePartAsync(
        ResponseOutput output, string type, string member, string text, bool cutShort, Action<JsonObject> complete)
    {
        var id = Ids.New("msg_");
        var index = output.Add(Item("in_progress"));
        output.Emit("response.content_part.added", At(new() { ["part"] = Part("") }));
        await output.WordsAsync($"response.{type}.delta", text, id, index, 0, type == "output_text" ? WriteNoLogProbabilities : null);
        var part = Part(text);
        var done = At(new() { [member] = text });
        if (type == "output_text")
            done["logprobs"] = part["logprobs"]!.DeepClone();
        output.Emit($"response.{type}.done", done);
        output.Emit("response.content_part.done", At(new() { ["part"] = part.DeepClone() }));
        output.Done(index, Item(cutShort ? "incomplete" : "completed", part));

        JsonObject Part(string value)
        {
            var made = new JsonObject { ["type"] = type, [member] = value };
            complete(made);
            if (value.Length == 0 && type == "output_text")
                made["logprobs"] = new JsonArray();
            return made;
        }

        JsonObject Item(string status, params JsonNode[] content) => new()
        {
            ["id"] = id,
            ["type"] = "message",
            ["status"] = status,
            ["role"] = "assistant",
            ["content"] = new JsonArray(content),
        };

        JsonObject At(JsonObject members)
        {
            members.Insert(0, "content_index", 0);
            members.Insert(0, "output_index", index);
            members.Insert(0, "item_id", id);
            return members;
        }
    }

    private static void WriteNoLogProbabilities(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("logprobs"u8);
        writer.WriteEndArray();
    }

    private static JsonObject LogProbability(string token) => new()
    {
        ["token"] = token,
        ["logprob"] = -0.1 * token.Length,
        ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(token).Select(b => (JsonNode)(int)b)]),
        ["top_logprobs"] = new JsonArray(),
    };
}
