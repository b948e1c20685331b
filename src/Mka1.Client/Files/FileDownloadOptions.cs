namespace Mka1.Files;

/// <summary>How a file's content is saved.</summary>
public sealed class FileDownloadOptions
{
    /// <summary>True replaces an existing file.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The size of the file object in bytes; content of another length is an error. Null accepts any length.</summary>
    public long? Length { get; init; }

    /// <summary>Reports the bytes received; called on any thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}
