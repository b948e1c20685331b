using System.Text.Json;
using Mka1.Json;

namespace Mka1.Speech;

/// <summary>What one speaker says without a break.</summary>
public sealed class TranscriptionSpeaker : Mka1Object
{
    internal TranscriptionSpeaker(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The name or number of the speaker.</summary>
    public string? Speaker => GetId("speaker");

    /// <summary>The text.</summary>
    public string? Text => GetText("text");

    /// <summary>How sure the model is, 0 to 1; null if it does not say.</summary>
    public double? Confidence => GetNumber("confidence");

    /// <summary>When it begins, in milliseconds from the beginning of the audio.</summary>
    [WireMember("offset_ms")]
    public double? OffsetMilliseconds => GetNumber("offset_ms");

    /// <summary>How long it takes, in milliseconds.</summary>
    [WireMember("duration_ms")]
    public double? DurationMilliseconds => GetNumber("duration_ms");

    /// <summary>Returns the speaker and the text.</summary>
    public override string ToString() => $"{Speaker}: {Text}";
}
