using Mka1.Errors;

namespace Mka1.Files;

/// <summary>Writes a file next to its target first and then moves it, so that the target is never incomplete.</summary>
public static class TargetFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="overwrite">Whether an existing file is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="root">An existing folder above the file, below which missing folders are created after the content was written; null to create none.</param>
    /// <returns>The task of the operation.</returns>
    /// <exception cref="Mka1InputException">It is a directory, already exists, its directory does not exist, or a folder below the root is a link.</exception>
    /// <exception cref="Mka1WriteException">It cannot be created or not be written completely.</exception>
    public static async Task WriteAsync(string path, bool overwrite, Func<Stream, Task> write, string? root = null)
    {
        string target = GetFullPath(path);
        if (Directory.Exists(target))
            throw new Mka1InputException($"'{target}' is a directory. Give the file's path.");
        if (!overwrite && File.Exists(target))
            throw CreateExistsException(target);
        string folder = Path.GetDirectoryName(target)!;
        if (root is not null)
            RefuseLinks(folder, GetFullPath(root));
        // Independent of the name of the target, which may have the maximum length already.
        string partial = Path.Combine(root ?? folder, $".{Guid.NewGuid():N}.part");
        bool hasStarted = false;
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.SequentialScan))
            {
                hasStarted = true;
                await write(file).ConfigureAwait(false);
            }
            if (root is not null)
                Directory.CreateDirectory(folder);
            FileMove.Move(partial, target, overwrite);
        }
        catch (DirectoryNotFoundException exception) when (!hasStarted)
        {
            throw new Mka1InputException($"'{target}' cannot be written: its directory does not exist. Create it first.", exception);
        }
        // Another process has created it in the meantime.
        catch (IOException) when (hasStarted && !overwrite && File.Exists(target))
        {
            throw CreateExistsException(target);
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            // The message of the system names the temporary file.
            string reason = exception.Message.Replace(partial, target);
            throw new Mka1WriteException(
                hasStarted ? $"'{target}' could not be written completely: {reason}" : $"'{target}' cannot be written: {reason}", target, hasStarted, exception);
        }
        finally
        {
            // Without the directory, File.Delete would throw and hide the error.
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    /// <summary>Checks that files can be created in a directory, before a call that cannot be taken back.</summary>
    /// <param name="folder">The directory.</param>
    /// <exception cref="Mka1WriteException">They cannot be created there.</exception>
    public static void CheckFolder(string folder)
    {
        string partial = Path.Combine(GetFullPath(folder), $".{Guid.NewGuid():N}.part");
        try
        {
            new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            throw new Mka1WriteException($"Nothing can be saved in '{folder}': {exception.Message.Replace(partial, folder)}", folder, hasStarted: false, exception);
        }
    }

    // The file would be written to wherever a link leads.
    private static void RefuseLinks(string folder, string root)
    {
        for (var part = new DirectoryInfo(folder); part is not null && part.FullName.Length > root.Length; part = part.Parent)
        {
            if (part.Exists && FileLink.Is(part))
                throw new Mka1InputException($"'{part.FullName}' is a link, which may lead out of '{root}'. Save the file under a path of its own.");
        }
    }

    private static Mka1InputException CreateExistsException(string target) =>
        new($"'{target}' already exists. Choose another path, or allow it to be replaced.");

    private static string GetFullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new Mka1InputException($"'{path}' is not the path of a file.", exception);
        }
    }
}
