namespace Mka1.PowerShell.Files;

/// <summary>Makes a name that a server gave into one that names a file in the target directory and nowhere else.</summary>
internal static class SafeFileName
{
    private const int LongestLength = 200;

    // Not only this system's: a name from a server may be meant for another.
    private static readonly HashSet<char> Forbidden = [.. "<>:\"/\\|?*", .. Enumerable.Range(0, 32).Select(static code => (char)code), (char)127];
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
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
        if (clean.Length > LongestLength)
        {
            string extension = Path.GetExtension(clean);
            clean = clean.Substring(0, LongestLength - Math.Min(extension.Length, 20)) + (extension.Length <= 20 ? extension : string.Empty);
        }
        return Reserved.Contains(clean.Split('.')[0]) ? "_" + clean : clean;
    }
}
