using System.Globalization;
using System.Text.RegularExpressions;

namespace Mka1.Http;

/// <summary>
/// Takes the bearer token out of what a server says: some repeat what they were sent, also as JSON, HTML and addresses
/// write it, and cut off. A token too short to be a secret goes as a word only, lest a message lose all its letters.
/// </summary>
internal sealed class Redaction(string token)
{
    private const string Instead = "[redacted]";

    // What is shorter, a token or the beginning of one, is of no use to anybody, and may be a word.
    private const int ShortestSecret = 8;

    private Regex? _forms;

    public string Of(string text)
    {
        string clean = (_forms ??= Forms()).Replace(text, Instead);
        for (int length = Math.Min(token.Length - 1, clean.Length); length >= ShortestSecret; length--)
        {
            int rest = clean.Length - length;
            if (string.CompareOrdinal(clean, rest, token, 0, length) == 0)
                return clean.Remove(rest) + Instead;
        }
        return clean;
    }

    /// <summary>The exception, unless its text holds the token: the framework quotes what it cannot read.</summary>
    public Exception? Of(Exception exception)
    {
        string text = exception.ToString();
        return Of(text) == text ? exception : null;
    }

    /// <summary>For a short text on the way of every call: the token as it is, only.</summary>
    public string OfPlain(string text) => token.Length < ShortestSecret ? Of(text) : text.Replace(token, Instead);

    private Regex Forms()
    {
        string pattern = string.Concat(token.Select(static c =>
        {
            string number = ((int)c).ToString(CultureInfo.InvariantCulture);
            string hex = ((int)c).ToString("x2", CultureInfo.InvariantCulture);
            return $@"(?:\\?{Regex.Escape(c.ToString())}|\\u00{hex}|%{hex}|&\#{number};|&\#x{hex};)";
        }));
        return token.Length < ShortestSecret
            ? new Regex($@"(?<!\w){pattern}(?!\w)", RegexOptions.CultureInvariant)
            : new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
