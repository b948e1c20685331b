namespace Mka1.Files;

/// <summary>How a file's content is saved.</summary>
public sealed class FileDownloadOptions
{
    /// <summary>True replaces a file that is there already.</summary>
    public bool Overwrite { get; init; }

    /// <summary>How many bytes the file object tells; content of another length is no content of the file. Null takes what comes.</summary>
    public long? Length { get; init; }

    /// <summary>Is told of the bytes received, on whatever thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }
}
