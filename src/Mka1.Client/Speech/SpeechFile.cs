namespace Mka1.Speech;

/// <summary>A file with spoken text.</summary>
public sealed class SpeechFile
{
    internal SpeechFile(string path, long length, string? language, string format, int textLength)
    {
        Path = path;
        Length = length;
        Language = language;
        Format = format;
        TextLength = textLength;
    }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>The language: that which the server reports, otherwise that of the request; null if neither names one.</summary>
    public string? Language { get; }

    /// <summary>The format, see <see cref="SpeechFormat"/>.</summary>
    public string Format { get; }

    /// <summary>The length of the text in characters.</summary>
    public int TextLength { get; }

    /// <summary>Returns the path, so that the object can be passed where a path is expected.</summary>
    public override string ToString() => Path;
}
