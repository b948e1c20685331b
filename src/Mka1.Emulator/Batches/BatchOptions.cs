namespace Mka1.Emulator.Batches;

/// <summary>The options for batches.</summary>
public sealed record BatchOptions
{
    /// <summary>How the answer of a failed line is written.</summary>
    public FailedLines FailedLines { get; init; } = FailedLines.Mka1;

    /// <summary>How an expired batch reports the lines that it did not process.</summary>
    public ExpiredLines ExpiredLines { get; init; } = ExpiredLines.ErrorFile;

    /// <summary>Whether results are in another order than the requests.</summary>
    public bool ShuffleOutput { get; init; }

    /// <summary>The simulated time after which a batch expires; null is 24 hours of real time.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>The lines processed per simulated second; 0 is as fast as possible.</summary>
    public double LinesPerSecond { get; init; } = 20;

    /// <summary>The maximum lines of an input file; 0 is no limit.</summary>
    public long MaxLines { get; init; } = 50_000;

    /// <summary>The maximum bytes of an input file; 0 is no limit.</summary>
    public long MaxBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Whether the lines of a file can have different models.</summary>
    public bool MixedModels { get; init; }
}
