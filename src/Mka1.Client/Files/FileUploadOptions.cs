namespace Mka1.Files;

/// <summary>How a file is uploaded. Source: api-reference/files/upload-file.</summary>
public sealed class FileUploadOptions
{
    /// <summary>The purpose, see <see cref="FilePurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The name to store it under; null for the name of the file.</summary>
    public string? FileName { get; init; }

    /// <summary>The MIME type; null for <c>application/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Reports the bytes sent; called on any thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}
