using System.Collections.ObjectModel;
using System.Management.Automation;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Files;

/// <summary>Resolves what -Path and -LiteralPath name to paths of the file system.</summary>
internal static class InputPaths
{
    /// <summary>The files; each that cannot be found is reported and left out.</summary>
    public static List<string> Resolve(PSCmdlet command, IEnumerable<string> paths, bool literal, Action<ErrorRecord> fail)
    {
        var files = new List<string>();
        foreach (string path in paths)
        {
            if (path.Contains('\0'))
            {
                fail(ErrorCatalog.InvalidInput("A path holds a null character.", path));
                continue;
            }
            try
            {
                ProviderInfo provider;
                Collection<string> found = literal
                    ? [command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
                    : command.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
                if (provider.Name != "FileSystem")
                    fail(ErrorCatalog.InvalidInput($"'{path}' is not in the file system.", path));
                else if (found.Count == 0)
                    fail(ErrorCatalog.InvalidInput($"No file matches '{path}'.", path));
                else
                    files.AddRange(found);
            }
            catch (SessionStateException)
            {
                fail(ErrorCatalog.InvalidInput($"There is no file '{path}'.", path));
            }
        }
        return files;
    }
}
