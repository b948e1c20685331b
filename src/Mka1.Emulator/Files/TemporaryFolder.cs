using System.Globalization;

namespace Mka1.Emulator.Files;

/// <summary>The temporary folder of an emulator. Its name contains the process id, so that the next start removes the folders of killed emulators.</summary>
internal static class TemporaryFolder
{
    private const string Prefix = "mka1-emulator-";

    public static string Create()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*-*"))
        {
            if (GetOwner(folder) is { } process && !ProcessTable.IsRunning(process))
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
            // A file may still be open, another emulator may be removing the folder, or it may belong to another user.
            // The next start tries again.
        }
    }

    private static int? GetOwner(string folder) =>
        int.TryParse(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? process
            : null;
}
