using System.Text;

namespace Mka1.Http;

/// <summary>
/// Replaces the bearer tokens of a client in text: some servers return what they were sent, also truncated or encoded as JSON, HTML,
/// a URL or base64. A token too short to be a secret is replaced only as a whole word.
/// </summary>
internal sealed class Redaction
{
    private const string Replacement = "[redacted]";

    // A shorter token, or beginning of one, is no secret and may be an ordinary word.
    private const int ShortestSecret = 8;

    private readonly string[] _tokens;
    private readonly string[] _words;
    private readonly SecretForm[] _forms;

    public Redaction(params string[] tokens)
    {
        _tokens = tokens;
        _words = [.. tokens.Where(static token => token.Length is > 0 and < ShortestSecret)];
        _forms = [.. tokens.Where(static token => token.Length >= ShortestSecret)
            .SelectMany(static token => (SecretForm[])[new SecretForm(token, ignoreCase: true), .. EncodeBase64(token)])];
    }

    /// <summary>Redacts nothing: for a client without a token.</summary>
    public static Redaction None { get; } = new();

    public bool IsFor(string[] tokens) => tokens.SequenceEqual(_tokens);

    /// <summary>Creates one that also redacts the secrets of a request.</summary>
    public Redaction And(IReadOnlyList<string> secrets) => secrets.Count == 0 ? this : new([.. _tokens, .. secrets]);

    public string Redact(string text) => Redact(text, _words);

    /// <summary>Redacts a message of this client; a token too short to be a secret stays, because it may be a word of the message.</summary>
    public string RedactMessage(string text) => Redact(text, []);

    private string Redact(string text, string[] words)
    {
        if ((_forms.Length == 0 && words.Length == 0) || text.Length == 0)
            return text;
        var places = new List<(int Start, int End)>();
        for (var read = new DecodedText(text); read is not null; read = read.Decode())
            Find(read, words, places);
        int cut = CountAtEnd(text, ShortestSecret);
        if (cut > 0)
            places.Add((text.Length - cut, text.Length));
        return places.Count == 0 ? text : Replace(text, places);
    }

    /// <summary>Returns the exception, or null if its text contains the token: the framework quotes what it cannot parse.</summary>
    public Exception? OmitIfSecret(Exception exception)
    {
        string text = exception.ToString();
        return Redact(text) == text ? exception : null;
    }

    private static string Replace(string text, List<(int Start, int End)> places)
    {
        places.Sort();
        var clean = new StringBuilder(text.Length);
        int at = 0;
        foreach (var (start, end) in places)
        {
            // Overlapping and adjacent places are merged.
            if (start > at || at == 0)
                clean.Append(text, at, start - at).Append(Replacement);
            at = Math.Max(at, end);
        }
        return clean.Append(text, at, text.Length - at).ToString();
    }

    private void Find(DecodedText read, string[] words, List<(int Start, int End)> places)
    {
        foreach (var form in _forms)
            form.Find(read, places);
        foreach (string word in words)
        {
            for (int at = read.Text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = read.Text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                int end = at + word.Length;
                if ((at == 0 || !IsWordCharacter(read.Text[at - 1])) && (end == read.Text.Length || !IsWordCharacter(read.Text[end])))
                    places.Add(read.MapToSource(at, end));
            }
        }
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Counts the characters at the end of a text that are the beginning of a token; 0 if they are fewer than a minimum.</summary>
    public int CountAtEnd(string text, int least) => _tokens.Select(token => CountAtEnd(text, token, least)).DefaultIfEmpty().Max();

    private static int CountAtEnd(string text, string token, int least)
    {
        for (int length = Math.Min(token.Length - 1, text.Length); length >= least; length--)
        {
            if (string.CompareOrdinal(text, text.Length - length, token, 0, length) == 0)
                return length;
        }
        return 0;
    }

    // Depending on the text before it, such as "Bearer ", the token starts at one of three offsets in a base64 group. Characters
    // that also encode neighbouring bytes are left out.
    private static IEnumerable<SecretForm> EncodeBase64(string token)
    {
        for (int before = 0; before < 3; before++)
        {
            byte[] bytes = [.. new byte[before], .. Encoding.ASCII.GetBytes(token)];
            int first = before == 0 ? 0 : before + 1;
            int whole = bytes.Length * 8 / 6;
            string own = Convert.ToBase64String(bytes).Substring(first, whole - first);
            yield return new SecretForm(own, ignoreCase: false);
            string urlSafe = own.Replace('+', '-').Replace('/', '_');
            if (urlSafe != own)
                yield return new SecretForm(urlSafe, ignoreCase: false);
        }
    }
}
