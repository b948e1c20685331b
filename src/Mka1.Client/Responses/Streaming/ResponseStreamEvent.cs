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

    /// <summary>The type, such as <c>response.output_text.delta</c>.</summary>
    public string Type => _type ??= GetRequiredText("type");

    /// <summary>The sequence number in the stream; null for an event that the client created from the final state of a response.</summary>
    public long? SequenceNumber => GetInteger("sequence_number");

    /// <summary>Type and number.</summary>
    /// <returns>Text such as <c>response.completed (12)</c>.</returns>
    public override string ToString() => $"{Type} ({SequenceNumber})";

    // The name of the frame replaces a missing type. The type is cached because filters read it often.
    internal static ResponseStreamEvent From(JsonElement json, string frameName)
    {
        string? named = json.TryGetMember("type", out var member) && member.ValueKind == JsonValueKind.String ? JsonText.GetString(member) : null;
        string type = named ?? frameName;
        var made = ErrorEvent.IsError(json, named, frameName) ? new ErrorEvent(json) : EventKinds.Table.View(json, type);
        made._type = type;
        return made;
    }
}
