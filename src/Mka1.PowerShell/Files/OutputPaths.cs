using System.Management.Automation;
using Mka1.Errors;

namespace Mka1.PowerShell.Files;

/// <summary>Resolves what names a target to a path of the file system, whether or not there is something yet.</summary>
internal static class OutputPaths
{
    /// <exception cref="Mka1InputException">It names nothing in the file system.</exception>
    public static string Resolve(PSCmdlet command, string path)
    {
        if (path.Contains('\0'))
            throw new Mka1InputException("A path holds a null character.");
        try
        {
            string resolved = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? resolved : throw new Mka1InputException($"'{path}' is not in the file system.");
        }
        catch (SessionStateException exception)
        {
            throw new Mka1InputException($"'{path}' cannot be a target: {exception.Message}", exception);
        }
    }

    /// <exception cref="Mka1InputException">It names no directory that there is.</exception>
    public static string Directory(PSCmdlet command, string path)
    {
        string resolved = Resolve(command, path);
        return System.IO.Directory.Exists(resolved)
            ? resolved
            : throw new Mka1InputException($"There is no directory '{resolved}'. Make it first: New-Item -ItemType Directory.");
    }

    /// <exception cref="Mka1InputException">It names a directory, or is in one that there is not.</exception>
    public static string File(PSCmdlet command, string path)
    {
        string resolved = Resolve(command, path);
        if (System.IO.Directory.Exists(resolved))
            throw new Mka1InputException($"'{resolved}' is a directory. Give the file's path.");
        string? parent = Path.GetDirectoryName(resolved);
        return parent is null || System.IO.Directory.Exists(parent)
            ? resolved
            : throw new Mka1InputException($"There is no directory '{parent}'. Make it first: New-Item -ItemType Directory.");
    }
}
