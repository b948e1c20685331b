namespace Mka1.Batches.Input;

/// <summary>The options for writing input files.</summary>
public sealed class BatchInputWriterOptions
{
    /// <summary>The maximum number of requests of a file; further ones start the next file. 0 for no limit.</summary>
    public long MaxRequests { get; init; }

    /// <summary>The maximum size of a file in bytes; further requests start the next file. 0 for no limit.</summary>
    public long MaxBytes { get; init; }

    /// <summary>True replaces existing files.</summary>
    public bool Overwrite { get; init; }

    /// <summary>True accepts unknown endpoints and several models.</summary>
    public bool Lenient { get; init; }
}
