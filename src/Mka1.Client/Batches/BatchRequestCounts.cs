using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>The number of requests of a batch, by state.</summary>
public sealed class BatchRequestCounts : Mka1Object
{
    internal BatchRequestCounts(JsonElement json)
        : base(json)
    {
    }

    /// <summary>All requests; 0 until the input file was validated.</summary>
    public long Total => GetCount("total");

    /// <summary>Requests that succeeded.</summary>
    public long Completed => GetCount("completed");

    /// <summary>Requests that failed.</summary>
    public long Failed => GetCount("failed");

    /// <summary>The counts, for a table cell.</summary>
    /// <returns>Text such as <c>48 of 50, 2 failed</c>.</returns>
    public override string ToString() => $"{Completed} of {Total}, {Failed} failed";
}
