namespace Mka1.Batches;

/// <summary>A group of batches in numbers, without its batches.</summary>
public sealed class BatchGroupSummary
{
    /// <summary>The group's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name again, under the name by which scripts pass a group on.</summary>
    public string Group => Name;

    /// <summary>The number of parts that have a batch.</summary>
    public int Parts { get; init; }

    /// <summary>The number of parts that the group has when it is complete.</summary>
    public int ExpectedParts { get; init; }

    /// <summary>The number of batches that restart another one of the group.</summary>
    public int Restarts { get; init; }

    /// <summary>The number of its batches, parts and restarts, by status.</summary>
    public required BatchStatusCounts Statuses { get; init; }

    /// <summary>The number of requests of the parts. A part counts when its input file has been checked.</summary>
    public long Total { get; init; }

    /// <summary>The number of requests that succeeded, in a part or in a restart.</summary>
    public long Completed { get; init; }

    /// <summary>The number of requests that failed or were not answered, and that no running batch works on.</summary>
    public long Failed { get; init; }

    /// <summary>The number of requests that running batches have not answered yet.</summary>
    public long Running { get; init; }

    /// <summary>When its first batch was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When its last batch ended; null if one has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The time from the first creation to the last end, or until now if a batch has not ended.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>Whether all its batches have ended. Parts that were never created do not count, see <see cref="IsComplete"/>.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Whether all its parts have a batch.</summary>
    public bool IsComplete => Parts >= ExpectedParts;

    /// <summary>The name.</summary>
    /// <returns>The name, so that a group can be passed where its name is expected.</returns>
    public override string ToString() => Name;
}
