namespace Mka1.VectorStores;

/// <summary>The known statuses of a file in a vector store and of a file batch. A status is plain text, so that unknown ones are passed through.</summary>
public static class VectorStoreFileStatus
{
    /// <summary>Being indexed.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Indexed.</summary>
    public const string Completed = "completed";

    /// <summary>Indexing failed.</summary>
    public const string Failed = "failed";

    /// <summary>Cancelled before the end.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The known values; the API may add others.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = [InProgress, Completed, Failed, Cancelled];

    /// <summary>Whether a status is terminal. An unknown status is not.</summary>
    /// <param name="status">The status.</param>
    /// <returns>True if it is terminal.</returns>
    public static bool IsTerminal(string? status) => status is Completed or Failed or Cancelled;
}
