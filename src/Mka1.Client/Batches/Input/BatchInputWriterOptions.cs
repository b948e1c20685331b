namespace Mka1.Batches.Input;

/// <summary>How input files are written.</summary>
public sealed class BatchInputWriterOptions
{
    /// <summary>The most requests of a file; the next begins another. 0 is no limit.</summary>
    public long MaxRequests { get; init; }

    /// <summary>The most bytes of a file; the next request begins another. 0 is no limit.</summary>
    public long MaxBytes { get; init; }

    /// <summary>True replaces files that are there.</summary>
    public bool Overwrite { get; init; }

    /// <summary>True takes endpoints that this version does not know, and several models.</summary>
    public bool Lenient { get; init; }
}
