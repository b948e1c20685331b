using System.Globalization;
using System.Text;

namespace Mka1.Errors;

/// <summary>
/// Text from elsewhere as it may go to a terminal: characters that would control it, or turn the order of what is read around,
/// become their JSON escapes, such as <c>\u001b</c>.
/// </summary>
public static class VisibleText
{
    /// <summary>Text of any length, whose line breaks and tabs stay.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text, or one with escapes.</returns>
    public static string Escape(string text) => Escape(text ?? throw new ArgumentNullException(nameof(text)), isLine: false);

    /// <summary>Text that is to stay one line: a line break in it would pass its rest off as a line of another origin.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text, or one with escapes.</returns>
    public static string EscapeLine(string text) => Escape(text ?? throw new ArgumentNullException(nameof(text)), isLine: true);

    private static string Escape(string text, bool isLine)
    {
        int index = 0;
        while (index < text.Length && !IsUnsafe(text, index, isLine))
            index++;
        if (index == text.Length)
            return text;
        var visible = new StringBuilder(text, 0, index, text.Length + 16);
        for (; index < text.Length; index++)
        {
            if (IsUnsafe(text, index, isLine))
                visible.Append("\\u").Append(((int)text[index]).ToString("x4", CultureInfo.InvariantCulture));
            else
                visible.Append(text[index]);
        }
        return visible.ToString();
    }

    private static bool IsUnsafe(string text, int index, bool isLine) => text[index] switch
    {
        '\n' or '\t' => isLine,
        // Alone it would write over the line before.
        '\r' => isLine || index + 1 == text.Length || text[index + 1] != '\n',
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        // Line and paragraph separator; embeddings, overrides and isolates of the direction.
        '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };
}
