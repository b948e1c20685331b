using Mka1.Errors;

namespace Mka1.Files;

/// <summary>Opens a file for reading, with a clear error if that is not possible.</summary>
internal static class InputFile
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Whether a file has no content. A named pipe has none either.</summary>
    public static bool IsEmpty(string path) => new FileInfo(path) is { Exists: true, Length: 0 };

    /// <exception cref="Mka1InputException">It is missing, a directory, empty or cannot be read.</exception>
    public static FileStream Open(string path, FileOptions access = FileOptions.SequentialScan)
    {
        if (Directory.Exists(path))
            throw new Mka1InputException($"'{path}' is a directory. Give a file.");
        try
        {
            // Checked before opening, because opening a named pipe blocks until a writer opens it.
            if (IsEmpty(path))
                throw new Mka1InputException($"'{path}' is empty.");
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, access == FileOptions.SequentialScan ? BufferSize : 1, access);
            if (stream.CanSeek && stream.Length > 0)
                return stream;
            bool empty = stream.CanSeek;
            stream.Dispose();
            throw new Mka1InputException(empty ? $"'{path}' is empty." : $"'{path}' is not a regular file. Save the content to a file first.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Mka1InputException($"There is no file '{path}'.", exception);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new Mka1InputException($"'{path}' is not the path of a file.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
