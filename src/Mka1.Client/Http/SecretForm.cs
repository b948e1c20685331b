namespace Mka1.Http;

/// <summary>A way of writing a secret, which is found whole and in parts.</summary>
internal sealed class SecretForm
{
    /// <summary>So many characters in a row give a part away.</summary>
    public const int ShortestPart = 12;

    // Every part that is long enough holds one of the pieces whole.
    private const int PieceLength = ShortestPart / 2;

    private readonly string _form;
    private readonly int _shortest;
    private readonly StringComparison _comparison;
    private readonly (string Text, int At)[] _pieces;

    public SecretForm(string form, bool ignoreCase)
    {
        _form = form;
        _shortest = Math.Min(ShortestPart, form.Length);
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        int length = Math.Min(PieceLength, form.Length);
        _pieces = [.. Enumerable.Range(0, form.Length / length).Select(number => (form.Substring(number * length, length), number * length))];
    }

    /// <summary>Adds the places of what of the secret is in a text.</summary>
    public void Find(DecodedText read, List<(int Start, int End)> places)
    {
        string text = read.Text;
        foreach (var (piece, at) in _pieces)
        {
            for (int found = text.IndexOf(piece, _comparison); found >= 0;)
            {
                int start = found, end = found + piece.Length;
                for (int i = at; start > 0 && i > 0 && AreEqual(text[start - 1], _form[i - 1]); i--)
                    start--;
                for (int i = at + piece.Length; end < text.Length && i < _form.Length && AreEqual(text[end], _form[i]); i++)
                    end++;
                if (end - start >= _shortest)
                    places.Add(read.MapToSource(start, end));
                found = text.IndexOf(piece, end, _comparison);
            }
        }
    }

    private bool AreEqual(char one, char other) => one == other
        || (_comparison == StringComparison.OrdinalIgnoreCase && char.ToUpperInvariant(one) == char.ToUpperInvariant(other));
}
