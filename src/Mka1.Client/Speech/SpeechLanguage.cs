namespace Mka1.Speech;

/// <summary>The languages in which the server speaks. Source: api-reference/speech.</summary>
public static class SpeechLanguage
{
    /// <summary>The server detects the language of the text.</summary>
    public const string Auto = "auto";

    /// <summary>The documented values.</summary>
    public static IReadOnlyList<string> KnownValues { get; } =
        [Auto, .. "en zh hi es ar bn pt ru ja pa de ko fr tr it th pl nl id vi ur".Split(' ')];
}
