using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A part of a value that arrives incrementally.</summary>
public abstract class DeltaEvent : ItemEvent
{
    private protected DeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Random padding of the frame, without meaning; null unless it was requested.</summary>
    public string? Obfuscation => GetText("obfuscation");
}
