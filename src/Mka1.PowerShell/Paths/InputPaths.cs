using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Paths;

/// <summary>Resolves what names files to read. Whether they can be read is for the client to see, which opens them.</summary>
internal static class InputPaths
{
    /// <summary>The files that -Path and -LiteralPath name; each of their texts that names none is reported and left out.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="patterns">What -Path names.</param>
    /// <param name="literal">What -LiteralPath names.</param>
    /// <param name="report">Writes an error.</param>
    public static List<string> Files(PSCmdlet command, IEnumerable<string> patterns, IEnumerable<string> literal, Action<ErrorRecord> report)
    {
        var files = new List<string>();
        foreach (string pattern in patterns)
            Try(pattern, () => files.AddRange(Matching(command, pattern)));
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

    /// <summary>Whether the text names a file that is there.</summary>
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

    private static IReadOnlyList<string> Matching(PSCmdlet command, string pattern)
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
