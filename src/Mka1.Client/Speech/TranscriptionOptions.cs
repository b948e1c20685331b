using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Speech;

/// <summary>How audio is transcribed.</summary>
public sealed record TranscriptionOptions : IOptions
{
    /// <summary>The model; null lets the server choose. The server ignores it if it tells speakers apart.</summary>
    public string? Model { get; init; }

    /// <summary>The language of the audio, as ISO-639-1 or BCP-47; null lets the server detect it.</summary>
    public string? Language { get; init; }

    /// <summary>Whether to tell speakers apart, which is possible in WAV and PCM only.</summary>
    public bool IncludeSpeakers { get; init; }

    /// <summary>A text that guides the model; null for none. Legacy, and not used for WAV.</summary>
    public string? Prompt { get; init; }

    /// <summary>The temperature of the model, 0 to 1; null for the server's. Legacy, and not used for WAV.</summary>
    public double? Temperature { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Temperature is not (null or (>= 0 and <= 1)))
            throw new Mka1InputException($"The temperature must be from 0 to 1, not {Temperature}.");
    }

    /// <exception cref="Mka1InputException">The file does not suit the options.</exception>
    internal void Check(string path)
    {
        Check();
        if (IncludeSpeakers && !AudioFormats.HasSpeakers(path))
            throw new Mka1InputException($"'{path}' is neither WAV nor PCM. Only in these can speakers be told apart; convert the file, or leave out the speakers.");
    }
}
