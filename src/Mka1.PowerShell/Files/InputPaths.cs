using System.Management.Automation;
using Mka1.Errors;
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
            try
            {
                if (literal)
                    files.Add(FileSystemPath.Of(command, path));
                else
                    files.AddRange(FileSystemPath.Matching(command, path));
            }
            catch (Mka1InputException exception)
            {
                fail(ErrorCatalog.FromException(exception, path));
            }
        }
        return files;
    }
}
