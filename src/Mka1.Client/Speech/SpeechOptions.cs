using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Speech;

/// <summary>How text is spoken.</summary>
public sealed record SpeechOptions : IOptions
{
    /// <summary>The format, see <see cref="SpeechFormat"/>.</summary>
    public string Format { get; init; } = SpeechFormat.Wav;

    /// <summary>The language, see <see cref="SpeechLanguage"/>; null lets the server detect it.</summary>
    public string? Language { get; init; }

    /// <summary>The model; null lets the server choose. Only WAV has a model.</summary>
    public string? Model { get; init; }

    internal bool IsStreamed => Format != SpeechFormat.Wav;

    /// <inheritdoc/>
    public void Check()
    {
        if (!SpeechFormat.KnownValues.Contains(Format))
            throw new Mka1InputException($"'{Format}' is not a format of speech. Choose one of {string.Join(", ", SpeechFormat.KnownValues)}.");
        if (IsStreamed && Model is not null)
            throw new Mka1InputException($"The operation that creates {Format} has no model. Leave the model out, or choose {SpeechFormat.Wav}.");
    }

    internal Dictionary<string, object?> ToBody(string text)
    {
        Check();
        if (string.IsNullOrEmpty(text))
            throw new Mka1InputException("The text to speak must not be empty.");
        return JsonBody.CreateMembers(("text", text), ("language", Language), ("model", Model), ("format", IsStreamed ? Format : null));
    }
}
