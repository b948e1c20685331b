using Mka1.Files;

namespace Mka1.Requests;

/// <summary>A file in a form.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="ContentType">The MIME type.</param>
public sealed record FormFile(string Path, string ContentType = "application/octet-stream")
{
    /// <summary>The name that the server receives; that of the file by default.</summary>
    public string FileName { get; init; } = System.IO.Path.GetFileName(Path);

    /// <summary>Whether the file may be empty.</summary>
    public bool AllowsEmpty { get; init; }

    // An empty file is not opened: a named pipe, which has no length either, would block.
    internal bool IsEmpty => AllowsEmpty && InputFile.IsEmpty(Path);
}
