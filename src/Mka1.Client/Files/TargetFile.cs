using Mka1.Errors;

namespace Mka1.Files;

/// <summary>Writes a file that is either absent, old or whole: beside its place first, then moved there.</summary>
internal static class TargetFile
{
    /// <exception cref="Mka1InputException">It is a directory, is there already, or its directory is not.</exception>
    /// <exception cref="Mka1WriteException">It cannot be created, or not be written to its end.</exception>
    public static async Task WriteAsync(string path, bool overwrite, Func<Stream, Task> write)
    {
        string target = GetFullPath(path);
        if (Directory.Exists(target))
            throw new Mka1InputException($"'{target}' is a directory. Give the file's path.");
        if (!overwrite && File.Exists(target))
            throw CreateExistsException(target);
        // Not made of the target's name, which may be as long as a name can be.
        string partial = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.part");
        bool hasStarted = false;
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.SequentialScan))
            {
                hasStarted = true;
                await write(file).ConfigureAwait(false);
            }
            FileMove.Move(partial, target, overwrite);
        }
        catch (DirectoryNotFoundException exception) when (!hasStarted)
        {
            throw new Mka1InputException($"'{target}' cannot be written: there is no such directory. Make it first.", exception);
        }
        // Another has put it there meanwhile.
        catch (IOException) when (hasStarted && !overwrite && File.Exists(target))
        {
            throw CreateExistsException(target);
        }
        catch (Exception exception) when (Mka1WriteException.IsWriteFailure(exception))
        {
            // The system names the file beside the target, of which nobody else knows.
            string reason = exception.Message.Replace(partial, target);
            throw new Mka1WriteException(
                hasStarted ? $"'{target}' could not be written to its end: {reason}" : $"'{target}' cannot be written: {reason}", target, hasStarted, exception);
        }
        finally
        {
            // Where there is no directory, deleting would throw and hide the reason.
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    private static Mka1InputException CreateExistsException(string target) =>
        new($"'{target}' is there already. Choose another path, or say that it may be replaced.");

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
