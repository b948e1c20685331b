namespace Mka1.Speech;

/// <summary>The formats of speech that is created from text. Source: api-reference/speech.</summary>
public static class SpeechFormat
{
    /// <summary>WAV, which the server sends when the whole text is spoken.</summary>
    public const string Wav = "wav";

    /// <summary>MP3 with 24 kHz and 96 kbit/s, which the server sends while it speaks.</summary>
    public const string Mp3 = "mp3";

    /// <summary>Samples without a header, 24 kHz, 16 bit, mono, which the server sends while it speaks.</summary>
    public const string Pcm = "pcm";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [Wav, Mp3, Pcm];

    /// <summary>Gets the format that the extension of a file names.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The format; null if the extension names none.</returns>
    public static string? Find(string path) => Path.GetExtension(path ?? string.Empty).TrimStart('.').ToLowerInvariant() is var extension && KnownValues.Contains(extension) ? extension : null;
}
