namespace Mka1.Files;

/// <summary>Puts a file that was written beside its target into place.</summary>
internal static class FileMove
{
    public static void Move(string from, string to, bool overwrite)
    {
#if NET8_0_OR_GREATER
        // Who may read a file stays as it was.
        if (overwrite && !OperatingSystem.IsWindows() && File.Exists(to))
            File.SetUnixFileMode(from, File.GetUnixFileMode(to));
        File.Move(from, to, overwrite);
#else
        if (overwrite && File.Exists(to))
            File.Replace(from, to, null);
        else
            File.Move(from, to);
#endif
    }
}
