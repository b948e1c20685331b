using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A part of the audio. Source: docs/multimodal-output.</summary>
public sealed class AudioDeltaEvent : DeltaEvent
{
    internal AudioDeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The part, base64.</summary>
    public string? Delta => GetText("delta");
}
