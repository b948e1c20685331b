using System.Text.Json;
using Mka1.Json;

namespace Mka1.VectorStores;

/// <summary>How many files a vector store has.</summary>
public sealed class VectorStoreFileCounts : Mka1Object
{
    internal VectorStoreFileCounts(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Those that are being taken in.</summary>
    public long InProgress => GetCount("in_progress");

    /// <summary>Those that can be searched.</summary>
    public long Completed => GetCount("completed");

    /// <summary>Those that could not be taken in.</summary>
    public long Failed => GetCount("failed");

    /// <summary>Those whose taking in was cancelled.</summary>
    public long Cancelled => GetCount("cancelled");

    /// <summary>All of them.</summary>
    public long Total => GetCount("total");

    /// <summary>The counts, for a line of a list.</summary>
    /// <returns>Text such as <c>48 of 50, 2 failed</c>.</returns>
    public override string ToString() => $"{Completed} of {Total}, {Failed} failed";
}
