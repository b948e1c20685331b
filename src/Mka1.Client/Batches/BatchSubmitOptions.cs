using Mka1.Files;

namespace Mka1.Batches;

/// <summary>The options of a batch of a local file.</summary>
public sealed class BatchSubmitOptions
{
    /// <summary>The endpoint of every line.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The metadata.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The part of a group that it is; null for none. An existing batch of the part is not searched for, see <see cref="BatchPart.FindIn"/>.</summary>
    public BatchPart? Group { get; init; }

    /// <summary>
    /// Whether the uploaded file is named by its content, and a file already uploaded under that name is used instead. Always done for
    /// the parts of a group.
    /// </summary>
    public bool ReuseUpload { get; init; }

    /// <summary>The SHA-256 of the file, if it is known, see <see cref="BatchPart.ComputeDigestAsync"/>.</summary>
    public string? Digest { get; init; }

    /// <summary>Reports the bytes sent; called on any thread.</summary>
    public IProgress<TransferProgress>? Progress { get; init; }

    /// <summary>Reports what the operator should know; called on any thread.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>
    /// Returns advice for the notice about an uploaded file without a batch, from the id of the file and whether the batch may exist
    /// nevertheless; null for none.
    /// </summary>
    public Func<string, bool, string>? DescribeRecovery { get; init; }
}
