namespace Mka1.Batches.Measures;

/// <summary>The counts of a batch or of related batches.</summary>
public sealed class BatchMeasure
{
    /// <summary>The batch's id, or the group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The batches, restarts before the batch that they restart.</summary>
    public required IReadOnlyList<Batch> Batches { get; init; }

    /// <summary>The number of requests, each counted once.</summary>
    public long Requests => Succeeded + Failed + Missing;

    /// <summary>The number of requests that succeeded.</summary>
    public long Succeeded { get; init; }

    /// <summary>The number of requests that failed.</summary>
    public long Failed { get; init; }

    /// <summary>The number of requests without an answer.</summary>
    public long Missing { get; init; }

    /// <summary>When the first batch was created.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the last batch ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The time from the first creation to the last end; null if they are unknown.</summary>
    public TimeSpan? Duration => Ended - Started;

    /// <summary>Answered requests per second over the whole time; null if it is unknown.</summary>
    public double? RequestsPerSecond => Duration is { TotalSeconds: > 0 } time ? (Succeeded + Failed) / time.TotalSeconds : null;

    /// <summary>Tokens read.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public long OutputTokens { get; init; }

    /// <summary>All tokens.</summary>
    public long TotalTokens { get; init; }

    /// <summary>The error codes of failed and missing requests, the most frequent first.</summary>
    public IReadOnlyList<BatchFailureCount> Failures { get; init; } = [];

    /// <summary>The counts.</summary>
    /// <returns>Text such as <c>g: 98 of 100 succeeded</c>.</returns>
    public override string ToString() => $"{Name}: {Succeeded} of {Requests} succeeded";
}
