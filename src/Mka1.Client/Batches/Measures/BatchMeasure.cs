using Mka1.Json;

namespace Mka1.Batches.Measures;

/// <summary>The counts of a batch or of related batches.</summary>
public sealed class BatchMeasure
{
    /// <summary>The batch's id, or the group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The batches, restarts before the batch that they restart.</summary>
    public required IReadOnlyList<Batch> Batches { get; init; }

    /// <summary>The number of requests, each counted once.</summary>
    public long Requests => Succeeded + Failed + Missing + Running;

    /// <summary>The number of requests that succeeded.</summary>
    public long Succeeded { get; init; }

    /// <summary>The number of requests that failed.</summary>
    public long Failed { get; init; }

    /// <summary>The number of requests without an answer in batches that have ended.</summary>
    public long Missing { get; init; }

    /// <summary>The number of requests that running batches have not answered yet.</summary>
    public long Running { get; init; }

    /// <summary>Whether all batches have ended. Otherwise the numbers are those of <see cref="AsOf"/>.</summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>When it was measured.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>When the first batch was created.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the last batch ended; null if one has not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The time from the first creation to the last end, or to <see cref="AsOf"/> if a batch has not ended; null if they are unknown.</summary>
    public TimeSpan? Duration => (IsFinal ? Ended : Elapsed) - Started;

    /// <summary>Answered requests per second over the whole time; null if it is unknown.</summary>
    public double? RequestsPerSecond => Duration is { TotalSeconds: > 0 } time ? (Succeeded + Failed) / time.TotalSeconds : null;

    /// <summary>Tokens read, like all tokens without those of running batches.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens written.</summary>
    public long OutputTokens { get; init; }

    /// <summary>All tokens.</summary>
    public long TotalTokens { get; init; }

    /// <summary>The error codes of failed and missing requests, the most frequent first.</summary>
    public IReadOnlyList<BatchFailureCount> Failures { get; init; } = TextList<BatchFailureCount>.None;

    /// <summary>The first 1,000 requests that failed or were not answered, in the order of the files.</summary>
    public IReadOnlyList<BatchFailedRequest> FailedRequests { get; init; } = TextList<BatchFailedRequest>.None;

    // In whole seconds like the times of the server, whose clock may be ahead.
    private DateTimeOffset? Elapsed => AsOf is DateTimeOffset now && now > Started ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)) : Started;

    /// <summary>The counts.</summary>
    /// <returns>Text such as <c>g: 98 of 100 succeeded</c>.</returns>
    public override string ToString() => $"{Name}: {Succeeded} of {Requests} succeeded{(IsFinal ? string.Empty : $", {Running} running")}";
}
