namespace Mka1.Files;

/// <summary>The purposes of uploaded files. Source: api-reference/files/upload-file. Other files, such as the output of a batch, have other purposes.</summary>
public static class FilePurpose
{
    /// <summary>Input of a batch.</summary>
    public const string Batch = "batch";

    /// <summary>Output of a batch, which cannot be uploaded.</summary>
    public const string BatchOutput = "batch_output";

    /// <summary>The purposes that are valid for an upload.</summary>
    public static IReadOnlyList<string> KnownValues { get; } = (string[])["assistants", Batch, "evals", "fine-tune", "user_data", "vision"];
}
