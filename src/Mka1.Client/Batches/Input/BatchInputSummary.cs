namespace Mka1.Batches.Input;

/// <summary>The summary of a check of the input of a batch.</summary>
public sealed class BatchInputSummary
{
    /// <summary>The number of requests read.</summary>
    public long Requests { get; internal set; }

    /// <summary>The size of the file in bytes.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The endpoint of all lines: the required one, otherwise that of the first line.</summary>
    public string? Endpoint { get; internal set; }

    /// <summary>The model of the first line that names one.</summary>
    public string? Model { get; internal set; }
}
