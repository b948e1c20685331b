using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The text for a tool of the caller is complete.</summary>
public sealed class CustomToolInputDoneEvent : ItemEvent
{
    internal CustomToolInputDoneEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The text.</summary>
    public string? Input => GetText("input");
}
