using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>An event of a response's stream. Source: docs.mka1.com/docs/background-responses.</summary>
public abstract class ResponseStreamEvent : Mka1Object
{
    private string? _type;

    private protected ResponseStreamEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The kind, such as <c>response.output_text.delta</c>.</summary>
    public string Type => _type ??= GetRequiredText("type");

    /// <summary>The place in the stream, rising by one; null on an event that this client made from a response's final state.</summary>
    public long? SequenceNumber => GetInteger("sequence_number");

    /// <summary>Kind and number.</summary>
    /// <returns>Text such as <c>response.completed (12)</c>.</returns>
    public override string ToString() => $"{Type} ({SequenceNumber})";

    // The name of the frame stands in for a type that the JSON lacks. Filters ask for the type over and over.
    internal static ResponseStreamEvent From(JsonElement json, string frameName)
    {
        string? named = json.TryGetMember("type", out var member) && member.ValueKind == JsonValueKind.String ? JsonText.GetString(member) : null;
        string type = named ?? frameName;
        var made = ErrorEvent.IsError(json, named, frameName) ? new ErrorEvent(json) : EventKinds.Table.View(json, type);
        made._type = type;
        return made;
    }
}
