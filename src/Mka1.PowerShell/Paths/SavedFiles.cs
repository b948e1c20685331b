using Mka1.Errors;

namespace Mka1.PowerShell.Paths;

/// <summary>The files that a cmdlet has saved, which a later object must not replace. Follows the file system in whether paths are equal.</summary>
internal sealed class SavedFiles
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _pending = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file is being saved that has this path, or may have on a file system that ignores case.</summary>
    public bool IsPending(string path) => _pending.Contains(Normalize(path));

    /// <summary>Saves a file, which is pending meanwhile.</summary>
    public async Task SaveAsync(string path, Func<Task> save)
    {
        _pending.Add(Normalize(path));
        try
        {
            await save();
            Add(path);
        }
        finally
        {
            _pending.Remove(Normalize(path));
        }
    }

    public void Add(string path)
    {
        _paths.Add(path);
        _names.Add(Normalize(path));
    }

    /// <param name="target">The path of a file to save.</param>
    /// <param name="force">Whether to replace an existing file, unless this cmdlet has saved it.</param>
    /// <exception cref="Mka1InputException">The file exists and must not be replaced.</exception>
    public void CheckOverwrite(string target, bool force)
    {
        if (Contains(target))
            throw new Mka1InputException($"'{target}' has just been saved by the same command. Give each object a directory or a -Path of its own.");
        OutputPaths.CheckOverwrite(target, force);
    }

    private bool Contains(string path)
    {
        if (_paths.Contains(path))
            return true;
        if (!_names.Contains(Normalize(path)) || !File.Exists(path))
            return false;
        // The file exists under another spelling: the file system ignores case.
        string name = Path.GetFileName(path);
        return !Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Any(file => Path.GetFileName(file) == name);
    }

    // Some file systems ignore case and Unicode normalization.
    private static string Normalize(string path)
    {
        string name = Path.GetFileName(path);
        return Path.Combine(Path.GetDirectoryName(path) ?? path, name.Any(char.IsSurrogate) ? name : name.Normalize());
    }
}
