using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>Speech, or what it says, is whole now, as the type says; the item has it.</summary>
public sealed class AudioDoneEvent : ItemEvent
{
    internal AudioDoneEvent(JsonElement json)
        : base(json)
    {
    }
}
