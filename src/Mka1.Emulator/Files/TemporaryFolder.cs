using System.Globalization;

namespace Mka1.Emulator.Files;

/// <summary>Folders for the time of one emulator. Their names tell its process, so that those of killed ones can be removed.</summary>
internal static class TemporaryFolder
{
    private const string Prefix = "mka1-emulator-";

    public static string Create()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*-*"))
        {
            if (Owner(folder) is { } process && !ProcessTable.IsRunning(process))
                Remove(folder);
        }

        return Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
    }

    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A reader that is still open keeps its file on some systems, another emulator may be at it too, and the folder
            // may be another user's: the next start gets it.
        }
    }

    private static int? Owner(string folder) =>
        int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? process
            : null;
}
