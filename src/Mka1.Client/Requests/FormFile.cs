namespace Mka1.Requests;

/// <summary>A file in a form.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="ContentType">The MIME type.</param>
public sealed record FormFile(string Path, string ContentType = "application/octet-stream")
{
    /// <summary>The name that the server receives; that of the file by default.</summary>
    public string FileName { get; init; } = System.IO.Path.GetFileName(Path);
}
