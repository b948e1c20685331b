using System.IO.Compression;
using System.Security.Cryptography;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.SandboxFiles;

/// <summary>The files of a sandbox session, in memory, by their paths below the workspace.</summary>
internal sealed class Workspace
{
    public const string Root = "/workspace";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>A path relative to the workspace, from one relative to a folder or absolute; null if it is outside.</summary>
    public static string? Resolve(string path, string folder = Root)
    {
        var names = new List<string>();
        foreach (var name in (path.StartsWith('/') ? path : $"{folder}/{path}").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name is not ("." or ".."))
                names.Add(name);
        }

        return names.Count > 0 && names[0] == Root[1..] ? string.Join('/', names.Skip(1)) : null;
    }

    /// <summary>The path of a file in a request.</summary>
    public static string Require(string path) =>
        Resolve(path) is { Length: > 0 } file ? file : throw ApiException.Invalid($"Invalid path '{path}': must be that of a file in the workspace.", "file_path");

    public static string GetTag(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..16];

    public byte[]? Find(string path)
    {
        lock (_lock)
            return _files.GetValueOrDefault(path);
    }

    public void Write(string path, byte[] content)
    {
        lock (_lock)
            _files[path] = content;
    }

    public bool Remove(string path)
    {
        lock (_lock)
            return _files.Remove(path);
    }

    /// <summary>The files in the order of their paths.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> List()
    {
        lock (_lock)
            return [.. _files];
    }

    /// <summary>The path of a file, or the paths of the files below a folder, which has / at its end.</summary>
    public IReadOnlyList<string> FindEntries(string path)
    {
        var file = Require(path);
        if (!path.EndsWith('/'))
            return [file];
        string[] files = [.. List().Select(static entry => entry.Key).Where(name => name.StartsWith(file + '/', StringComparison.Ordinal))];
        return files.Length > 0 ? files : throw ApiException.NotFound("sandbox folder", file);
    }

    /// <summary>The paths whose content differs from that of an earlier list.</summary>
    public IEnumerable<string> ChangedSince(IReadOnlyList<KeyValuePair<string, byte[]>> earlier)
    {
        var before = earlier.ToDictionary();
        var now = List().ToDictionary();
        return before.Keys.Union(now.Keys).Where(path => !before.TryGetValue(path, out var old) || !now.TryGetValue(path, out var current) || !old.AsSpan().SequenceEqual(current)).Order(StringComparer.Ordinal);
    }

    /// <summary>A zip archive of files.</summary>
    public byte[] Pack(IEnumerable<string> paths)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create))
        {
            foreach (var path in paths)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(Find(path) ?? throw ApiException.NotFound("sandbox file", path));
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Adds the files of a zip archive, or refuses all of them.</summary>
    public void Unpack(byte[] zip)
    {
        var files = new List<(string Path, byte[] Content)>();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip));
            foreach (var entry in archive.Entries.Where(static entry => !entry.FullName.EndsWith('/')))
            {
                using var content = new MemoryStream();
                using (var source = entry.Open())
                    source.CopyTo(content);
                files.Add((Require(entry.FullName), content.ToArray()));
            }
        }
        catch (InvalidDataException)
        {
            throw ApiException.Invalid("The body is not a zip archive.", "body");
        }

        foreach (var (path, content) in files)
            Write(path, content);
    }
}
