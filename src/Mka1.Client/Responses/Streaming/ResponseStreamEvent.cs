using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>An event of a response's stream. Source: docs.mka1.com/docs/background-responses.</summary>
public abstract class ResponseStreamEvent : Mka1Object
{
    private static readonly Dictionary<string, Func<JsonElement, ResponseStreamEvent>> Kinds = new()
    {
        ["response.created"] = static json => new ResponseStateEvent(json),
        ["response.queued"] = static json => new ResponseStateEvent(json),
        ["response.in_progress"] = static json => new ResponseStateEvent(json),
        ["response.completed"] = static json => new ResponseStateEvent(json),
        ["response.failed"] = static json => new ResponseStateEvent(json),
        ["response.incomplete"] = static json => new ResponseStateEvent(json),
        ["response.cancelled"] = static json => new ResponseStateEvent(json),
        ["response.output_item.added"] = static json => new OutputItemEvent(json),
        ["response.output_item.done"] = static json => new OutputItemEvent(json),
        ["response.content_part.added"] = static json => new ContentPartEvent(json),
        ["response.content_part.done"] = static json => new ContentPartEvent(json),
        ["response.output_text.delta"] = static json => new TextDeltaEvent(json),
        ["response.output_text.done"] = static json => new TextDoneEvent(json),
        ["response.refusal.delta"] = static json => new TextDeltaEvent(json),
        ["response.refusal.done"] = static json => new TextDoneEvent(json),
        ["response.reasoning_text.delta"] = static json => new TextDeltaEvent(json),
        ["response.reasoning_text.done"] = static json => new TextDoneEvent(json),
        ["response.reasoning_summary_text.delta"] = static json => new TextDeltaEvent(json),
        ["response.reasoning_summary_text.done"] = static json => new TextDoneEvent(json),
        ["response.function_call_arguments.delta"] = static json => new TextDeltaEvent(json),
        ["response.function_call_arguments.done"] = static json => new FunctionCallArgumentsDoneEvent(json),
        ["error"] = static json => new ErrorEvent(json),
    };

    private protected ResponseStreamEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The kind, such as <c>response.output_text.delta</c>.</summary>
    public string Type => GetText("type") ?? FrameName;

    /// <summary>The place in the stream, rising by one; null on an event that this client made from a response's final state.</summary>
    public long? SequenceNumber => GetInteger("sequence_number");

    /// <summary>Kind and number.</summary>
    /// <returns>Text such as <c>response.completed (12)</c>.</returns>
    public override string ToString() => $"{Type} ({SequenceNumber})";

    // Stands in for a type that the JSON lacks.
    private string FrameName { get; set; } = string.Empty;

    internal static ResponseStreamEvent From(JsonElement json, string frameName)
    {
        string type = json.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String ? JsonText.Of(named) : frameName;
        var read = Kinds.TryGetValue(type, out var kind) ? kind(json) : new UnknownEvent(json);
        read.FrameName = frameName;
        return read;
    }
}
