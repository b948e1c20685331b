using System.Management.Automation;
using Mka1.Errors;

namespace Mka1.PowerShell.Responses;

/// <summary>The file that a path of PowerShell means. One path is one file: wildcards are not resolved.</summary>
internal static class LocalPath
{
    /// <exception cref="Mka1InputException">It is not in the file system.</exception>
    public static string Of(PSCmdlet command, string path)
    {
        if (path.Contains('\0'))
            throw new Mka1InputException("A path holds a null character.");
        try
        {
            string found = command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? found : throw new Mka1InputException($"'{path}' is not in the file system.");
        }
        catch (SessionStateException exception)
        {
            throw new Mka1InputException($"There is no file '{path}'. {exception.Message}", exception);
        }
    }
}
