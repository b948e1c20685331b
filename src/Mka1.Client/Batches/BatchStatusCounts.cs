using System.Collections.ObjectModel;

namespace Mka1.Batches;

/// <summary>The number of batches by status, the most frequent first.</summary>
public sealed class BatchStatusCounts : ReadOnlyDictionary<string, int>
{
    internal BatchStatusCounts(IEnumerable<KeyValuePair<string, int>> counts)
        : base(counts.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).ToDictionary(static pair => pair.Key, static pair => pair.Value))
    {
    }

    /// <summary>The counts, for a table cell or a column of a CSV file.</summary>
    /// <returns>Text such as <c>3 completed, 1 in_progress</c>.</returns>
    public override string ToString() => string.Join(", ", this.Select(static pair => $"{pair.Value} {pair.Key}"));
}
