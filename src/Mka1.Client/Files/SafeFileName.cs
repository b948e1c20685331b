using System.Globalization;
using System.Text;

namespace Mka1.Files;

/// <summary>Creates file names from names that a server sent: names that stay in the target directory on every system.</summary>
public static class SafeFileName
{
    // In bytes of UTF-8, as file systems count, with room for the suffix of a temporary file.
    private const int LongestName = 200;
    private const int LongestExtension = 20;

    // The characters that any system forbids.
    private const string Forbidden = "<>:\"/\\|?*";

    // On Windows these names are devices with any extension, also with superscript digits.
    private static readonly HashSet<string> Devices = new(
        new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" }
            .Concat(from port in new[] { "COM", "LPT" } from digit in "0123456789\u00B9\u00B2\u00B3" select port + digit),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a safe name.</summary>
    /// <param name="name">The name that the server sent; its directories are removed.</param>
    /// <param name="id">The replacement if nothing of the name is left.</param>
    /// <returns>A name of at most 200 bytes.</returns>
    public static string Create(string? name, string id)
    {
        string last = (name ?? string.Empty).Split('/', '\\').Last();
        string safe = Sanitize(last);
        if (safe.Length == 0)
            safe = Sanitize(id ?? string.Empty);
        return safe.Length > 0 ? safe : "_";
    }

    private static string Sanitize(string name)
    {
        string clean = ReplaceUnsafe(name).Trim(' ', '.');
        // Other programs would parse a leading dash as an option.
        if (clean.StartsWith("-", StringComparison.Ordinal) || Devices.Contains(clean.Split('.')[0].TrimEnd(' ')))
            clean = "_" + clean;
        if (Encoding.UTF8.GetByteCount(clean) > LongestName)
        {
            string extension = Path.GetExtension(clean);
            if (Encoding.UTF8.GetByteCount(extension) > LongestExtension)
                extension = string.Empty;
            clean = Shorten(clean, LongestName - Encoding.UTF8.GetByteCount(extension)) + extension;
        }
        return clean;
    }

    private static string ReplaceUnsafe(string name)
    {
        var clean = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            if (i + 1 < name.Length && char.IsSurrogatePair(name, i))
                clean.Append(name[i]).Append(name[++i]);
            else
                clean.Append(Forbidden.Contains(name[i]) || !IsVisible(name[i]) ? '_' : name[i]);
        }
        return clean.ToString();
    }

    // Invisible characters, such as direction overrides, could make a name look like another.
    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Shorten(string text, int bytes)
    {
        char[] characters = text.ToCharArray();
        int length = Math.Min(characters.Length, bytes);
        while (Encoding.UTF8.GetByteCount(characters, 0, length) > bytes || char.IsHighSurrogate(characters[length - 1]))
            length--;
        return text.Substring(0, length).TrimEnd(' ', '.');
    }
}
