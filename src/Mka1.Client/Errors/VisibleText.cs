using System.Globalization;
using System.Text;

namespace Mka1.Errors;

/// <summary>
/// Escapes text for a terminal: control characters and characters that change the text direction become their JSON escapes, such
/// as <c>\u001b</c>.
/// </summary>
public static class VisibleText
{
    /// <summary>Escapes text; line breaks and tabs stay.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text, or one with escapes.</returns>
    public static string Escape(string text) => Escape(text ?? throw new ArgumentNullException(nameof(text)), isLine: false);

    /// <summary>Escapes text with its line breaks and tabs, so that it stays on one line.</summary>
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
        // Alone it would overwrite the current line.
        '\r' => isLine || index + 1 == text.Length || text[index + 1] != '\n',
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        // Line and paragraph separator; embeddings, overrides and isolates of the text direction.
        '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };
}
