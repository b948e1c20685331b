using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Speech;

/// <summary>The text of an audio file. Source: api-reference/speech/speech-to-text-transcription.</summary>
public sealed class Transcription : Mka1Object
{
    internal static readonly Resource<Transcription> Resource = new("transcription", static json => new Transcription(json));

    internal Transcription(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The text; empty if nothing is said.</summary>
    public string? Text => GetText("text");

    /// <summary>The language, such as <c>en</c>.</summary>
    public string? Language => GetText("language");

    /// <summary>How sure the model is, 0 to 1; null if it does not say.</summary>
    public double? Confidence => GetNumber("confidence");

    /// <summary>What each speaker says, in the order of time; empty unless it was asked for.</summary>
    public IReadOnlyList<TranscriptionSpeaker> Speakers => GetList("speakers", static speaker => new TranscriptionSpeaker(speaker));

    /// <summary>The path of the audio file.</summary>
    [WireMember(null)]
    public string? Path { get; internal set; }

    /// <inheritdoc cref="Resource{T}.Read(string)"/>
    public static Transcription FromJson(string json) => Resource.Read(json);

    /// <summary>Returns the text.</summary>
    public override string ToString() => Text ?? string.Empty;
}
