namespace Mka1.PowerShell.Files;

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

    /// <summary>Whether a file would take the place of one that was saved.</summary>
    public bool Holds(string path)
    {
        if (_paths.Contains(path))
            return true;
        if (!_names.Contains(Alike(path)) || !File.Exists(path))
            return false;
        // It is there but under no such name: Rep.txt and rep.txt are one here.
        string name = Path.GetFileName(path);
        return !Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Any(file => Path.GetFileName(file) == name);
    }

    // Some file systems tell neither case nor the two ways of writing an accent apart.
    private static string Alike(string path)
    {
        string name = Path.GetFileName(path);
        return Path.Combine(Path.GetDirectoryName(path) ?? path, name.Any(char.IsSurrogate) ? name : name.Normalize());
    }
}
