namespace Mka1.Batches.Measures;

/// <summary>What one batch, or batches that belong together, did in numbers.</summary>
public sealed class BatchMeasure
{
    /// <summary>The batch's id, or the group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The batches, restarts before what they restart.</summary>
    public required IReadOnlyList<Batch> Batches { get; init; }

    /// <summary>How many requests there are, each once.</summary>
    public long Requests => Succeeded + Failed + Missing;

    /// <summary>How many were answered well.</summary>
    public long Succeeded { get; init; }

    /// <summary>How many failed.</summary>
    public long Failed { get; init; }

    /// <summary>How many have no answer at all.</summary>
    public long Missing { get; init; }

    /// <summary>When the first batch was created.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the last batch ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The time from the first creation to the last end; null if the server did not tell them.</summary>
    public TimeSpan? Duration => Ended - Started;

    /// <summary>Requests answered a second, over the whole time; null if that is not known.</summary>
    public double? RequestsPerSecond => Duration is { TotalSeconds: > 0 } time ? (Succeeded + Failed) / time.TotalSeconds : null;

    /// <summary>Tokens read.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public long OutputTokens { get; init; }

    /// <summary>All tokens.</summary>
    public long TotalTokens { get; init; }

    /// <summary>Why requests failed or have no answer, the most frequent reason first.</summary>
    public IReadOnlyList<BatchFailureCount> Failures { get; init; } = [];

    /// <summary>The counts.</summary>
    /// <returns>Text such as <c>g: 98 of 100 succeeded</c>.</returns>
    public override string ToString() => $"{Name}: {Succeeded} of {Requests} succeeded";
}
