using Mka1.Files;

namespace Mka1.Batches;

/// <summary>What a batch of a local file is to be.</summary>
public sealed class BatchSubmitOptions
{
    /// <summary>What every line calls.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The map of keys and values to keep with it.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Which part of which group it is; null if of none. Whether it is there already is not asked here, see <see cref="BatchPart.FindIn"/>.</summary>
    public BatchPart? Group { get; init; }

    /// <summary>
    /// Whether the file goes under a name that tells its content, and one that is uploaded under it already is taken instead.
    /// The parts of a group always do so.
    /// </summary>
    public bool ReuseUpload { get; init; }

    /// <summary>The mark of the file, if it has been made already, see <see cref="BatchPart.ComputeDigestAsync"/>.</summary>
    public string? Digest { get; init; }

    /// <summary>Is told of the bytes sent, on whatever thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <summary>Is told of what an operator should know, on whatever thread.</summary>
    public Action<string>? OnNotice { get; init; }
}
