using System.Text;

namespace Mka1.Http;

/// <summary>Text whose URL, JSON and HTML escapes are decoded, with the source position of each character.</summary>
internal sealed class DecodedText
{
    // Text is rarely escaped more than three times.
    private const int MaximumDepth = 3;

    private static readonly char[] Escapes = ['%', '\\', '&'];
    private readonly int[]? _starts;
    private readonly int _depth;

    public DecodedText(string text) => Text = text;

    private DecodedText(string text, int[] starts, int depth)
    {
        Text = text;
        _starts = starts;
        _depth = depth;
    }

    public string Text { get; }

    /// <summary>Maps a range to the original text.</summary>
    public (int Start, int End) MapToSource(int start, int end) => _starts is null ? (start, end) : (_starts[start], _starts[end]);

    /// <summary>Decodes one more level of escapes; null if there is none.</summary>
    public DecodedText? Decode()
    {
        if (_depth == MaximumDepth || Text.IndexOfAny(Escapes) < 0)
            return null;
        var text = new StringBuilder(Text.Length);
        var starts = new List<int>(Text.Length + 1);
        for (int at = 0; at < Text.Length;)
        {
            starts.Add(MapToSource(at, at).Start);
            int length = MatchEscape(at, out char decoded);
            text.Append(length > 0 ? decoded : Text[at]);
            at += Math.Max(length, 1);
        }
        starts.Add(MapToSource(Text.Length, Text.Length).End);
        return text.Length == Text.Length ? null : new DecodedText(text.ToString(), [.. starts], _depth + 1);
    }

    // Returns the length of the escape at a position; 0 if there is none.
    private int MatchEscape(int at, out char decoded)
    {
        decoded = default;
        switch (Text[at])
        {
            case '%':
                return TryReadHex(at + 1, 2, out decoded) ? 3 : 0;
            case '\\' when at + 1 < Text.Length:
                char kind = Text[at + 1];
                if (kind == 'u' && TryReadHex(at + 2, 4, out decoded))
                    return 6;
                if (kind == 'x' && TryReadHex(at + 2, 2, out decoded))
                    return 4;
                decoded = kind;
                return char.IsPunctuation(kind) || char.IsSymbol(kind) ? 2 : 0;
            case '&':
                int end = Text.IndexOf(';', at, Math.Min(10, Text.Length - at));
                if (end < 0)
                    return 0;
                string named = System.Net.WebUtility.HtmlDecode(Text.Substring(at, end + 1 - at));
                decoded = named[0];
                return named.Length == 1 ? end + 1 - at : 0;
            default:
                return 0;
        }
    }

    private bool TryReadHex(int at, int length, out char decoded)
    {
        int code = 0;
        int digits = 0;
        while (digits < length && at + digits < Text.Length && Uri.IsHexDigit(Text[at + digits]))
            code = (16 * code) + Uri.FromHex(Text[at + digits++]);
        decoded = (char)code;
        return digits == length;
    }
}
