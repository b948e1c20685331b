namespace Mka1.Files;

/// <summary>How a file's content is saved.</summary>
public sealed class FileDownloadOptions
{
    /// <summary>True replaces an existing file.</summary>
    public bool Overwrite { get; init; }

    /// <summary>The size of the file object in bytes; content of another length is an error. Null accepts any length.</summary>
    public long? Length { get; init; }

    /// <summary>
    /// A folder above the target. Folders between them that are missing are created when the content is complete; links between them
    /// are refused. Null if the target's folder must exist.
    /// </summary>
    public string? Root { get; init; }

    /// <summary>Reports the bytes received; called on any thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}
