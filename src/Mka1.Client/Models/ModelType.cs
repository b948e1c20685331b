namespace Mka1.Models;

/// <summary>The purpose of a model. The API may add others; unknown values are passed through.</summary>
public static class ModelType
{
    /// <summary>Text and conversations.</summary>
    public const string Llm = "llm";

    /// <summary>Embeddings.</summary>
    public const string Embeddings = "embeddings";

    /// <summary>Images.</summary>
    public const string Images = "images";

    /// <summary>Speech to text.</summary>
    public const string SpeechToText = "speech_to_text";

    /// <summary>Text to speech.</summary>
    public const string TextToSpeech = "text_to_speech";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Llm, Embeddings, Images, SpeechToText, TextToSpeech];
}
