namespace Mka1.Batches;

/// <summary>The options for reading the results of batches.</summary>
public sealed class BatchResultOptions
{
    /// <summary>True joins each result with its request. The input file is downloaded to a temporary folder.</summary>
    public bool IncludeRequest { get; init; }

    /// <summary>True also returns a result for each request without an answer.</summary>
    public bool IncludeMissing { get; init; }

    /// <summary>The directory to save the output and error files in; null saves none. A complete file is not downloaded again.</summary>
    public string? Directory { get; init; }

    /// <summary>Reports each batch whose files have fewer results than it counts; called on any thread.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>Reports the number of requests of each running restart, whose earlier results are skipped.</summary>
    internal Action<Batch, long>? OnRestartRunning { get; init; }
}
