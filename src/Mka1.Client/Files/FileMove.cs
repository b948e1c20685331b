namespace Mka1.Files;

/// <summary>Moves a finished file to its target.</summary>
internal static class FileMove
{
    public static void Move(string from, string to, bool overwrite)
    {
#if NET8_0_OR_GREATER
        // The new file keeps the permissions of the old one.
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
