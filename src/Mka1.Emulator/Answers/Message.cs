using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Streaming;

namespace Mka1.Emulator.Answers;

/// <summary>Writes the assistant's message: a text, or a refusal.</summary>
internal sealed class Message(ResponseOutput output, string type, string text)
{
    private readonly string _id = Ids.New("msg_");
    private ItemPlace _place;

    /// <summary>Whether the text is truncated.</summary>
    public bool Truncated { get; init; }

    /// <summary>The number of tokens for each log probability; null if not requested.</summary>
    public int? LogProbabilities { get; init; }

    public bool Annotated { get; init; }

    /// <summary>Whether a content part of an unknown type follows.</summary>
    public bool UnknownPart { get; init; }

    private bool IsText => type == "output_text";

    private string Member => IsText ? "text" : "refusal";

    public async Task WriteAsync()
    {
        _place = output.Add(CreateItem("in_progress"));
        output.Emit("response.content_part.added", At(("part", CreatePart("", [], []))));
        await output.WordsAsync($"response.{type}.delta", text, _place, WriteRest);
        var annotations = Annotated ? CreateAnnotations() : [];
        for (var i = 0; i < annotations.Count; i++)
            output.Emit("response.output_text.annotation.added", At(("annotation_index", i), ("annotation", annotations[i]!.DeepClone())));
        var logProbabilities = LogProbabilities is { } top ? Answers.LogProbabilities.ForText(text, top) : [];
        var done = At((Member, text));
        if (IsText)
            done["logprobs"] = logProbabilities.DeepClone();
        output.Emit($"response.{type}.done", done);
        var part = CreatePart(text, annotations, logProbabilities);
        output.Emit("response.content_part.done", At(("part", part.DeepClone())));
        output.Done(_place, CreateItem(Truncated ? "incomplete" : "completed", UnknownPart
            ? [part, new JsonObject { ["type"] = "output_scent", ["notes"] = new JsonArray("cedar") }]
            : [part]));
    }

    private JsonObject CreatePart(string value, JsonArray annotations, JsonArray logProbabilities)
    {
        var part = new JsonObject { ["type"] = type, [Member] = value };
        if (IsText)
        {
            part["annotations"] = annotations;
            part["logprobs"] = logProbabilities;
        }

        return part;
    }

    private JsonObject CreateItem(string status, params JsonNode[] content) => new()
    {
        ["id"] = _id,
        ["type"] = "message",
        ["status"] = status,
        ["role"] = "assistant",
        ["content"] = new JsonArray(content),
    };

    private JsonObject At(params ReadOnlySpan<(string Name, JsonNode? Value)> members) => _place.With([("content_index", 0), .. members]);

    private void WriteRest(Utf8JsonWriter writer, ReadOnlyMemory<char> word)
    {
        writer.WriteNumber("content_index"u8, 0);
        if (!IsText)
            return;
        writer.WriteStartArray("logprobs"u8);
        if (LogProbabilities is { } top)
            Answers.LogProbabilities.ForWord(word, top).WriteTo(writer);
        writer.WriteEndArray();
    }

    private static JsonArray CreateAnnotations() => JsonNode.Parse("""
        [
          {"type":"file_citation","file_id":"file-1","index":3,"filename":"guide.txt"},
          {"type":"url_citation","url":"https://example.com/a","start_index":0,"end_index":3,"title":"A page"},
          {"type":"container_file_citation","container_id":"cntr_1","file_id":"cfile_1","start_index":0,"end_index":3,"filename":"plot.png"},
          {"type":"file_path","file_id":"file-2","index":5},
          {"type":"marginal_note","note":"of a kind that no document names"}
        ]
        """)!.AsArray();
}
