using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mka1.Emulator.Speech;

/// <summary>What is known of a text that is spoken: how long it takes, in which language it is, and who says which sentence.</summary>
internal static partial class SpokenText
{
    private const int MillisecondsPerCharacter = 20;
    private const int LongestMilliseconds = 60_000;
    private const int Speakers = 2;

    public static readonly string[] Languages = "auto en zh hi es ar bn pt ru ja pa de ko fr tr it th pl nl id vi ur".Split(' ');

    // The first character of these ranges decides. Kana come before the characters that Japanese shares with Chinese.
    private static readonly (char First, char Last, string Language)[] Scripts =
    [
        ('\u3040', '\u30FF', "ja"), ('\u4E00', '\u9FFF', "zh"), ('\uAC00', '\uD7AF', "ko"), ('\u0400', '\u04FF', "ru"), ('\u0600', '\u06FF', "ar"),
        ('\u0900', '\u097F', "hi"), ('\u0980', '\u09FF', "bn"), ('\u0A00', '\u0A7F', "pa"), ('\u0E00', '\u0E7F', "th"),
    ];

    /// <summary>How long it takes to speak a text.</summary>
    public static int Milliseconds(string text) => Math.Min(text.Length * MillisecondsPerCharacter, LongestMilliseconds);

    /// <summary>The language of a text by its script.</summary>
    public static string FindLanguage(string text) =>
        Scripts.FirstOrDefault(script => text.Any(c => c >= script.First && c <= script.Last), (default, default, "en")).Language;

    /// <summary>The sentences, by two speakers in turn.</summary>
    public static JsonArray RenderSpeakers(string text, double confidence)
    {
        var speakers = new JsonArray();
        var offset = 0;
        foreach (var sentence in Sentence().Matches(text).Select(static match => match.Value.Trim()))
        {
            var duration = sentence.Length * MillisecondsPerCharacter;
            speakers.Add((JsonNode)new JsonObject
            {
                ["speaker"] = $"speaker_{speakers.Count % Speakers + 1}",
                ["text"] = sentence,
                ["confidence"] = confidence,
                ["offset_ms"] = offset,
                ["duration_ms"] = duration,
            });
            offset += duration;
        }

        return speakers;
    }

    [GeneratedRegex(@"\S[^.!?\u3002]*[.!?\u3002]*")]
    private static partial Regex Sentence();
}
