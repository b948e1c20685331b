using Mka1.Errors;

namespace Mka1.Files;

/// <summary>Writes a file that is either absent, old or whole: beside its place first, then moved there.</summary>
internal static class TargetFile
{
    /// <exception cref="Mka1InputException">It is a directory, is there already, or its directory is not.</exception>
    /// <exception cref="Mka1WriteException">It cannot be begun, or not be written to its end.</exception>
    public static async Task WriteAsync(string path, bool overwrite, Func<Stream, Task> write)
    {
        string target = FullPath(path);
        if (Directory.Exists(target))
            throw new Mka1InputException($"'{target}' is a directory. Give the file's path.");
        if (!overwrite && File.Exists(target))
            throw IsThere(target);
        // Not made of the target's name, which may be as long as a name can be.
        string partial = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.part");
        bool begun = false;
        try
        {
            using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.SequentialScan))
            {
                begun = true;
                await write(file).ConfigureAwait(false);
            }
            FileMove.Into(partial, target, overwrite);
        }
        catch (DirectoryNotFoundException exception) when (!begun)
        {
            throw new Mka1InputException($"'{target}' cannot be written: there is no such directory. Make it first.", exception);
        }
        // Another has put it there meanwhile.
        catch (IOException) when (begun && !overwrite && File.Exists(target))
        {
            throw IsThere(target);
        }
        catch (Exception exception) when (Mka1WriteException.Covers(exception))
        {
            // The system names the file beside the target, of which nobody else knows.
            string reason = exception.Message.Replace(partial, target);
            throw new Mka1WriteException(
                begun ? $"'{target}' could not be written to its end: {reason}" : $"'{target}' cannot be written: {reason}", target, begun, exception);
        }
        finally
        {
            // Where there is no directory, deleting would throw and hide the reason.
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    private static Mka1InputException IsThere(string target) =>
        new($"'{target}' is there already. Choose another path, or say that it may be replaced.");

    private static string FullPath(string path)
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
