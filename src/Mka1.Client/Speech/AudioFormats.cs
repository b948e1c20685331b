namespace Mka1.Speech;

/// <summary>The formats of audio that can be transcribed. Source: docs/speech.</summary>
public static class AudioFormats
{
    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".flac"] = "audio/flac",
        [".m4a"] = "audio/mp4",
        [".mp3"] = "audio/mpeg",
        [".mp4"] = "audio/mp4",
        [".mpeg"] = "audio/mpeg",
        [".mpga"] = "audio/mpeg",
        [".ogg"] = "audio/ogg",
        [".pcm"] = "audio/pcm",
        [".wav"] = "audio/wav",
        [".webm"] = "audio/webm",
    };

    /// <summary>The formats, as the extensions of files without the dot.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [.. ByExtension.Keys.Select(static extension => extension.Substring(1))];

    /// <summary>Gets the MIME type of a file by its extension.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>The type; null if files of this extension cannot be transcribed.</returns>
    public static string? GetContentType(string path) => ByExtension.TryGetValue(Path.GetExtension(path), out string? type) ? type : null;

    /// <summary>Whether the speakers in a file can be told apart: in WAV and PCM only.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>True if they can.</returns>
    public static bool HasSpeakers(string path) => GetContentType(path) is "audio/wav" or "audio/pcm";
}
