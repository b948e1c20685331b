using System.Text;

namespace Mka1.PowerShell.Files;

/// <summary>Makes a name that a server gave into one that names a file in the target directory and nowhere else.</summary>
internal static class SafeFileName
{
    // In bytes of UTF-8, which is what file systems count; leaves room for the name of the file beside it.
    private const int LongestName = 200;
    private const int LongestExtension = 20;

    // Not only this system's: a name from a server may be meant for another.
    private static readonly HashSet<char> Forbidden = [.. "<>:\"/\\|?*", .. Enumerable.Range(0, 32).Select(static code => (char)code), (char)127];
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    public static string Of(string? name, string id)
    {
        string last = (name ?? string.Empty).Split('/', '\\').Last();
        string safe = Clean(last);
        return safe.Length > 0 ? safe : Clean(id);
    }

    private static string Clean(string name)
    {
        string clean = new string([.. name.Select(static c => Forbidden.Contains(c) ? '_' : c)]).Trim(' ', '.');
        if (Encoding.UTF8.GetByteCount(clean) > LongestName)
        {
            string extension = Path.GetExtension(clean);
            if (Encoding.UTF8.GetByteCount(extension) > LongestExtension)
                extension = string.Empty;
            clean = Shorten(clean, LongestName - Encoding.UTF8.GetByteCount(extension)) + extension;
        }
        return Reserved.Contains(clean.Split('.')[0].TrimEnd(' ')) ? "_" + clean : clean;
    }

    private static string Shorten(string text, int bytes)
    {
        char[] characters = text.ToCharArray();
        int length = Math.Min(characters.Length, bytes);
        while (Encoding.UTF8.GetByteCount(characters, 0, length) > bytes || char.IsHighSurrogate(characters[length - 1]))
            length--;
        return text.Substring(0, length).TrimEnd(' ', '.');
    }
}
