using System.Text;

namespace Mka1.Http;

/// <summary>
/// Takes the bearer token out of what is told: some servers repeat what they were sent, also as JSON, HTML, addresses and base64
/// write it, and cut short. A token too short to be a secret goes as a word only, lest a message lose all its letters.
/// </summary>
internal sealed class Redaction
{
    private const string Replacement = "[redacted]";

    // What is shorter, a token or the beginning of one, is of no use to anybody, and may be a word.
    private const int ShortestSecret = 8;

    private readonly string _token;
    private readonly SecretForm[] _forms;

    public Redaction(string token)
    {
        _token = token;
        _forms = token.Length < ShortestSecret ? [] : [new SecretForm(token, ignoreCase: true), .. EncodeBase64(token)];
    }

    /// <summary>For a client that has no token yet.</summary>
    public static Redaction None { get; } = new(string.Empty);

    public bool IsFor(string token) => token == _token;

    public string Redact(string text)
    {
        if (_token.Length == 0 || text.Length == 0)
            return text;
        var places = new List<(int Start, int End)>();
        for (var read = new DecodedText(text); read is not null; read = read.Decode())
            Find(read, places);
        int cut = CountAtEnd(text, ShortestSecret);
        if (cut > 0)
            places.Add((text.Length - cut, text.Length));
        return places.Count == 0 ? text : Replace(text, places);
    }

    /// <summary>Text of which some words are our own: a token too short to be a secret may be one of these and stays.</summary>
    public string RedactMessage(string text) => _forms.Length == 0 ? text : Redact(text);

    /// <summary>The exception, unless its text holds the token: the framework quotes what it cannot read.</summary>
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
            // What overlaps the place before, or begins where it ends, is one with it.
            if (start > at || at == 0)
                clean.Append(text, at, start - at).Append(Replacement);
            at = Math.Max(at, end);
        }
        return clean.Append(text, at, text.Length - at).ToString();
    }

    private void Find(DecodedText read, List<(int Start, int End)> places)
    {
        foreach (var form in _forms)
            form.Find(read, places);
        if (_forms.Length > 0)
            return;
        for (int at = read.Text.IndexOf(_token, StringComparison.Ordinal); at >= 0; at = read.Text.IndexOf(_token, at + 1, StringComparison.Ordinal))
        {
            int end = at + _token.Length;
            if ((at == 0 || !IsWordCharacter(read.Text[at - 1])) && (end == read.Text.Length || !IsWordCharacter(read.Text[end])))
                places.Add(read.MapToSource(at, end));
        }
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>How much of the token's beginning a text ends with; 0 if it is less than a number of characters.</summary>
    public int CountAtEnd(string text, int least)
    {
        for (int length = Math.Min(_token.Length - 1, text.Length); length >= least; length--)
        {
            if (string.CompareOrdinal(text, text.Length - length, _token, 0, length) == 0)
                return length;
        }
        return 0;
    }

    // Whatever stands before it, such as "Bearer ", the token begins at one of three places of a group of base64. Letters that
    // hold bits of what is before or behind it are not its own.
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
