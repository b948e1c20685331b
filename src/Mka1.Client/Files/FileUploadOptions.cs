namespace Mka1.Files;

/// <summary>How a file is uploaded. Source: api-reference/files/upload-file.</summary>
public sealed class FileUploadOptions
{
    /// <summary>What it is for, see <see cref="FilePurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The name to store it under; null takes the file's own.</summary>
    public string? FileName { get; init; }

    /// <summary>The MIME type; null is <c>application/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Is told of the bytes sent, on whatever thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}
