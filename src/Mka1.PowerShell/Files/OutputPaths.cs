using System.Management.Automation;
using Mka1.Errors;

namespace Mka1.PowerShell.Files;

/// <summary>Resolves what names a target to a path of the file system, whether or not there is something yet.</summary>
internal static class OutputPaths
{
    /// <exception cref="Mka1InputException">It names no directory that there is.</exception>
    public static string Directory(PSCmdlet command, string path)
    {
        string resolved = FileSystemPath.Of(command, path);
        return System.IO.Directory.Exists(resolved) ? resolved : throw NoDirectory(resolved);
    }

    /// <exception cref="Mka1InputException">It names a directory, or is in one that there is not.</exception>
    public static string File(PSCmdlet command, string path)
    {
        string resolved = FileOrDirectory(command, path);
        return System.IO.Directory.Exists(resolved) ? throw new Mka1InputException($"'{resolved}' is a directory. Give the file's path.") : resolved;
    }

    /// <exception cref="Mka1InputException">It names neither a directory that there is nor a file in one.</exception>
    public static string FileOrDirectory(PSCmdlet command, string path)
    {
        string resolved = FileSystemPath.Of(command, path);
        if (System.IO.Directory.Exists(resolved))
            return resolved;
        if (path[path.Length - 1] is '/' or '\\')
            throw NoDirectory(resolved);
        string? parent = Path.GetDirectoryName(resolved);
        // Of a share of another system no parent is known.
        return System.IO.Directory.Exists(parent) ? resolved : throw NoDirectory(string.IsNullOrEmpty(parent) ? resolved : parent!);
    }

    private static Mka1InputException NoDirectory(string path) =>
        new($"There is no directory '{path}'. Make it first: New-Item -ItemType Directory.");
}
