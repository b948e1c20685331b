namespace Mka1.Emulator.Answers;

/// <summary>Words of texts; one word is one token.</summary>
internal static class Words
{
    private static readonly string[] Stock =
        "the quick brown fox jumps over the lazy dog while seven bright emulators count every single word aloud".Split(' ');

    public static int Count(string text)
    {
        var count = 0;
        foreach (var _ in Split(text))
            count++;
        return count;
    }

    /// <summary>
    /// The words with the white space that follows them; concatenated they are the text. JSON is written without white space,
    /// so in an object a colon and a comma also end a word.
    /// </summary>
    public static IEnumerable<ReadOnlyMemory<char>> Split(string text)
    {
        var isObject = text.StartsWith('{');
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && !(isObject && end > start && text[end - 1] is (':' or ',')))
                end++;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
            yield return text.AsMemory(start, end - start);
            start = end;
        }
    }

    public static string Make(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => Stock[i % Stock.Length]));
}
