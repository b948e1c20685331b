using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The audio or its transcript, depending on the type, is complete; the item has it.</summary>
public sealed class AudioDoneEvent : ItemEvent
{
    internal AudioDoneEvent(JsonElement json)
        : base(json)
    {
    }
}
