using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>How many requests a batch has.</summary>
public sealed class BatchRequestCounts : Mka1Object
{
    internal BatchRequestCounts(JsonElement json)
        : base(json)
    {
    }

    /// <summary>All of them; 0 until the input file was checked.</summary>
    public long Total => GetCount("total");

    /// <summary>Those that were answered.</summary>
    public long Completed => GetCount("completed");

    /// <summary>Those that failed.</summary>
    public long Failed => GetCount("failed");

    /// <summary>The counts, for a table's cell.</summary>
    /// <returns>Text such as <c>48 of 50, 2 failed</c>.</returns>
    public override string ToString() => $"{Completed} of {Total}, {Failed} failed";
}
