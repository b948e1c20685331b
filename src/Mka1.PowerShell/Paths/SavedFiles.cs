using Mka1.Errors;

namespace Mka1.PowerShell.Paths;

/// <summary>The files that a cmdlet has saved, so that none is replaced by the next. What is the same file, the file system says.</summary>
internal sealed class SavedFiles
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string path)
    {
        _paths.Add(path);
        _names.Add(Alike(path));
    }

    /// <param name="target">The path of a file to save.</param>
    /// <param name="force">Takes a file that is there, unless this cmdlet has saved it.</param>
    /// <exception cref="Mka1InputException">There is a file that must not be replaced.</exception>
    public void CheckFree(string target, bool force)
    {
        if (Holds(target))
            throw new Mka1InputException($"'{target}' has just been saved by the same command. Give each object a directory or a -Path of its own.");
        OutputPaths.CheckFree(target, force);
    }

    private bool Holds(string path)
    {
        if (_paths.Contains(path))
            return true;
        if (!_names.Contains(Alike(path)) || !File.Exists(path))
            return false;
        // The file exists under another spelling: the file system ignores case.
        string name = Path.GetFileName(path);
        return !Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Any(file => Path.GetFileName(file) == name);
    }

    // Some file systems ignore case and Unicode normalization.
    private static string Alike(string path)
    {
        string name = Path.GetFileName(path);
        return Path.Combine(Path.GetDirectoryName(path) ?? path, name.Any(char.IsSurrogate) ? name : name.Normalize());
    }
}
