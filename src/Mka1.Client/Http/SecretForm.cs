namespace Mka1.Http;

/// <summary>An encoding of a secret, which is found in full and in parts.</summary>
internal sealed class SecretForm
{
    /// <summary>The number of consecutive characters that are treated as a part of the secret.</summary>
    public const int ShortestPart = 12;

    // Every part of at least that length contains one of these pieces.
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

    /// <summary>Adds the positions of the secret and its parts in a text.</summary>
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
