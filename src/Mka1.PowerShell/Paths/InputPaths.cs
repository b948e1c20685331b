using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Paths;

/// <summary>Resolves the paths of files to read. The client opens the files and reports those that it cannot read.</summary>
internal static class InputPaths
{
    /// <summary>Gets the files of -Path and -LiteralPath. Reports and skips each value that matches no file.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="patterns">The values of -Path.</param>
    /// <param name="literal">The values of -LiteralPath.</param>
    /// <param name="report">Writes an error.</param>
    public static List<string> ResolveFiles(PSCmdlet command, IEnumerable<string> patterns, IEnumerable<string> literal, Action<ErrorRecord> report)
    {
        var files = new List<string>();
        foreach (string pattern in patterns)
            Try(pattern, () => files.AddRange(FindMatches(command, pattern)));
        foreach (string path in literal)
            Try(path, () => files.Add(FileSystemPath.Resolve(command, path)));
        return files;

        void Try(string path, Action resolve)
        {
            try
            {
                resolve();
            }
            catch (Mka1InputException exception)
            {
                report(ErrorCatalog.FromException(exception, path));
            }
        }
    }

    /// <summary>Checks whether the path names an existing file.</summary>
    public static bool IsFile(PSCmdlet command, string path)
    {
        try
        {
            return File.Exists(FileSystemPath.Resolve(command, path));
        }
        // The text does not name a file.
        catch (Mka1InputException)
        {
            return false;
        }
    }

    private static IReadOnlyList<string> FindMatches(PSCmdlet command, string pattern)
    {
        var found = FileSystemPath.Match(command, pattern);
        if (found.Count > 0)
            return found;
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
            throw new Mka1InputException($"There is no file '{FileSystemPath.Resolve(command, WildcardPattern.Unescape(pattern))}'. Check the path and the current location.");
        throw new Mka1InputException(IsFile(command, pattern)
            ? $"No file matches the pattern '{pattern}', but there is one of that very name: give it as -LiteralPath."
            : $"No file matches the pattern '{pattern}'. Check the pattern and the current location.");
    }
}
