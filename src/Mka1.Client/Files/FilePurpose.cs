namespace Mka1.Files;

/// <summary>What files are uploaded for. Source: api-reference/files/upload-file. A file that is read may have another purpose.</summary>
public static class FilePurpose
{
    /// <summary>Input of a batch.</summary>
    public const string Batch = "batch";

    /// <summary>The six purposes that an upload takes.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = (string[])["assistants", Batch, "evals", "fine-tune", "user_data", "vision"];
}
