namespace Mka1.Batches.Input;

/// <summary>What a check of a batch's input file found.</summary>
public sealed class BatchInputSummary
{
    /// <summary>How many requests were read.</summary>
    public long Requests { get; internal set; }

    /// <summary>The size of the file in bytes.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The endpoint that all lines must call: the one that was asked for, else that of the first line.</summary>
    public string? Endpoint { get; internal set; }

    /// <summary>The model of the first line that names one.</summary>
    public string? Model { get; internal set; }
}
