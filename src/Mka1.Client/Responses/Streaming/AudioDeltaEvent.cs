using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A piece of speech. Source: docs/multimodal-output.</summary>
public sealed class AudioDeltaEvent : DeltaEvent
{
    internal AudioDeltaEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The piece, base64.</summary>
    public string? Delta => GetText("delta");
}
