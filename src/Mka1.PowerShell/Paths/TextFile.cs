using Mka1.Errors;
using Mka1.Files;

namespace Mka1.PowerShell.Paths;

/// <summary>Reads local files whose text is the value of a parameter.</summary>
internal static class TextFile
{
    /// <param name="path">The file-system path.</param>
    /// <exception cref="Mka1InputException">The file is missing, empty, a directory, or cannot be read.</exception>
    public static string Read(string path)
    {
        FileClient.CheckUpload(path);
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
