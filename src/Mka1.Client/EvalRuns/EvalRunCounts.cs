using System.Text.Json;
using Mka1.Json;

namespace Mka1.EvalRuns;

/// <summary>The number of samples of an eval run, by result.</summary>
public sealed class EvalRunCounts : Mka1Object
{
    internal EvalRunCounts(JsonElement json)
        : base(json)
    {
    }

    /// <summary>All samples; 0 until the data sets were read.</summary>
    public long Total => GetCount("total");

    /// <summary>Samples that have scores.</summary>
    public long Completed => GetCount("completed");

    /// <summary>Samples that failed.</summary>
    public long Failed => GetCount("failed");

    /// <summary>The counts, for a table cell.</summary>
    /// <returns>Text such as <c>48 of 50, 2 failed</c>.</returns>
    public override string ToString() => $"{Completed} of {Total}, {Failed} failed";
}
