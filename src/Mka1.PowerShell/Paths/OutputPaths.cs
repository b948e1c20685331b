using System.Management.Automation;
using System.Text;
using Mka1.Errors;

namespace Mka1.PowerShell.Paths;

/// <summary>Resolves what names a target, so that one which cannot be written costs no call. Wildcard characters are taken as they are.</summary>
internal static class OutputPaths
{
    /// <exception cref="Mka1InputException">It names no directory that there is.</exception>
    public static string Directory(PSCmdlet command, string path)
    {
        string target = FileSystemPath.Resolve(command, path);
        CheckDirectory(target);
        return target;
    }

    /// <exception cref="Mka1InputException">It names a directory, or no file that can be in one.</exception>
    public static string File(PSCmdlet command, string path)
    {
        string target = FileOrDirectory(command, path);
        return System.IO.Directory.Exists(target) ? throw new Mka1InputException($"'{target}' is a directory. Give the file's path.") : target;
    }

    /// <exception cref="Mka1InputException">It names neither a directory that there is nor a file that can be in one.</exception>
    public static string FileOrDirectory(PSCmdlet command, string path)
    {
        string target = FileSystemPath.Resolve(command, path);
        if (System.IO.Directory.Exists(target))
            return target;
        // The root of a network share has no parent.
        string? parent = path[path.Length - 1] is '/' or '\\' ? null : Path.GetDirectoryName(target);
        CheckDirectory(string.IsNullOrEmpty(parent) ? target : parent!);
        CheckName(target);
        return target;
    }

    /// <exception cref="Mka1InputException">The file is there already.</exception>
    public static void CheckFree(string target, bool force)
    {
        if (!force && System.IO.File.Exists(target))
            throw new Mka1InputException($"'{target}' already exists. Choose another path, or replace it with -Force.");
    }

    private static void CheckDirectory(string path)
    {
        if (System.IO.Directory.Exists(path))
            return;
        string file = path.TrimEnd('/', '\\');
        throw new Mka1InputException(System.IO.File.Exists(file)
            ? $"'{file}' is a file, not a directory. Give the path of a directory."
            : $"There is no directory '{path}'. Make it first: New-Item -ItemType Directory.");
    }

    // The file system reports names that are too long or have invalid characters.
    private static void CheckName(string target)
    {
        try
        {
            // A lone surrogate would be written as another character.
            if (Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(target)) != target)
                throw new ArgumentException("It contains an unpaired surrogate.");
            _ = System.IO.File.GetAttributes(target);
        }
        catch (Exception exception) when (exception is FileNotFoundException or UnauthorizedAccessException)
        {
            // The name is free, or writing will fail.
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw new Mka1InputException($"'{target}' is not a valid file name here: {exception.Message.TrimEnd('.')}. Choose another.", exception);
        }
    }
}
