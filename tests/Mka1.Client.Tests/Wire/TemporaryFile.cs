using System.Text;

namespace Mka1.Client.Tests.Wire;

/// <summary>A file in a folder of its own, which is removed with all that was put beside it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private TemporaryFile(string name) => Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("mka1-test-").FullName, name);

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The names of what lies in its folder.</summary>
    public IEnumerable<string?> Beside => Directory.EnumerateFileSystemEntries(Folder).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal);

    public static TemporaryFile Of(string text, string name = "input.jsonl") => Of(Encoding.UTF8.GetBytes(text), name);

    public static TemporaryFile Of(byte[] content, string name = "input.jsonl")
    {
        var file = new TemporaryFile(name);
        File.WriteAllBytes(file.Path, content);
        return file;
    }

    /// <summary>A path in a folder of its own where nothing is yet.</summary>
    public static TemporaryFile Absent(string name = "target.bin") => new(name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
