using System.Management.Automation;
using System.Text;
using Mka1.Errors;

namespace Mka1.PowerShell.Paths;

/// <summary>Resolves and checks target paths before the first call. Wildcard characters are literal.</summary>
internal static class OutputPaths
{
    /// <exception cref="Mka1InputException">The directory does not exist.</exception>
    public static string ResolveDirectory(PSCmdlet command, string path)
    {
        string target = FileSystemPath.Resolve(command, path);
        CheckDirectory(target);
        return target;
    }

    /// <exception cref="Mka1InputException">The path names a directory, or the parent directory does not exist.</exception>
    public static string ResolveFile(PSCmdlet command, string path)
    {
        string target = ResolveFileOrDirectory(command, path);
        return System.IO.Directory.Exists(target) ? throw new Mka1InputException($"'{target}' is a directory. Give the file's path.") : target;
    }

    /// <exception cref="Mka1InputException">The parent directory does not exist, or the file name is invalid.</exception>
    public static string ResolveFileOrDirectory(PSCmdlet command, string path)
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

    /// <exception cref="Mka1InputException">The file already exists.</exception>
    public static void CheckOverwrite(string target, bool force)
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
            : $"There is no directory '{path}'. Create it first: New-Item -ItemType Directory.");
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
