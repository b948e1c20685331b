using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>Audio from the caller. Source: docs/multimodal-input.</summary>
public sealed class InputAudioPart : ContentPart
{
    internal InputAudioPart(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The audio itself.</summary>
    public AudioData? InputAudio => GetView("input_audio", static json => new AudioData(json));
}
