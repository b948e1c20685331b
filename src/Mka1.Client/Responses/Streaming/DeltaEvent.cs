using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A piece of something that comes bit by bit.</summary>
public abstract class DeltaEvent : ItemEvent
{
    private protected DeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Random padding of the frame, without meaning; null unless it was asked for.</summary>
    public string? Obfuscation => GetText("obfuscation");
}
