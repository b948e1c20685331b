using System.Globalization;
using System.Text.RegularExpressions;

namespace Mka1.Usage;

/// <summary>Totals of usage, for a page or a terminal.</summary>
public static class UsageTotals
{
    /// <summary>The sum of the tokens of input and output.</summary>
    public const string Tokens = "Tokens";

    private static readonly string[] Preferred = [Tokens, nameof(ConversationUsageRow.NumOperations), nameof(StorageUsageRow.UsageBytes)];

    /// <summary>What rows can be grouped by, with the text of a group; null if a row has none.</summary>
    public static IReadOnlyDictionary<string, Func<UsageRow, string?>> Groups { get; } = new Dictionary<string, Func<UsageRow, string?>>(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(UsageRow.StartTime)] = static row => row.StartTime is DateTimeOffset start
            ? start.ToUniversalTime().ToString(start.ToUniversalTime().TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null,
        [nameof(UsageRow.Model)] = static row => row.Model,
        [nameof(UsageRow.UserId)] = static row => row.UserId,
        [nameof(UsageRow.ApiKeyId)] = static row => row.ApiKeyId,
        [nameof(TokenUsageRow.Background)] = static row => (row as TokenUsageRow)?.Background is bool flag ? flag ? "background" : "foreground" : null,
    };

    /// <summary>Gets the names of the numbers of rows, with <see cref="Tokens"/> if they have tokens.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> GetNames(IReadOnlyList<UsageRow> rows)
    {
        var names = rows.SelectMany(static row => row.GetCounts().Keys).Distinct().ToList();
        if (names.Contains(nameof(TokenUsageRow.InputTokens)) || names.Contains(nameof(TokenUsageRow.OutputTokens)))
            names.Insert(0, Tokens);
        return names;
    }

    /// <summary>Gets the number that shows the usage of a kind best.</summary>
    /// <param name="rows">The rows of a kind.</param>
    /// <returns>The name.</returns>
    public static string GetMeasure(IReadOnlyList<UsageRow> rows)
    {
        var names = GetNames(rows);
        return Preferred.FirstOrDefault(names.Contains) ?? (names.Count > 0 ? names[0] : Tokens);
    }

    /// <summary>Sums a number of rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="name">The name of the number.</param>
    /// <returns>The sum.</returns>
    public static double Sum(IEnumerable<UsageRow> rows, string name) => rows.Sum(row => Get(row.GetCounts(), name));

    /// <summary>Whether a row has a number. One that it does not have is not zero.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">The name of the number.</param>
    /// <returns>True if it has it.</returns>
    public static bool Has(UsageRow row, string name)
    {
        var counts = (row ?? throw new ArgumentNullException(nameof(row))).GetCounts();
        return name == Tokens ? counts.ContainsKey(nameof(TokenUsageRow.InputTokens)) || counts.ContainsKey(nameof(TokenUsageRow.OutputTokens)) : counts.ContainsKey(name);
    }

    /// <summary>Sums a number of each group of the rows that have it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="group">Gets the text of the group of a row.</param>
    /// <param name="name">The name of the number.</param>
    /// <returns>The groups in the order of their first rows.</returns>
    public static IReadOnlyList<(string Name, double Value)> By(IReadOnlyList<UsageRow> rows, Func<UsageRow, string?> group, string name) =>
        [.. rows.Where(row => Has(row, name)).GroupBy(row => group(row) ?? "(none)").Select(part => (part.Key, Sum(part, name)))];

    /// <summary>Gets a name as words.</summary>
    /// <param name="name">A name such as <c>InputTokens</c>.</param>
    /// <returns>Words such as <c>Input tokens</c>.</returns>
    public static string Describe(string name)
    {
        string words = Regex.Replace(name.StartsWith("Num", StringComparison.Ordinal) ? name.Substring(3) : name, "(?<=[a-z])(?=[A-Z])", " ");
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words.Substring(1).ToLowerInvariant();
    }

    private static double Get(IReadOnlyDictionary<string, double> counts, string name) => name == Tokens
        ? Get(counts, nameof(TokenUsageRow.InputTokens)) + Get(counts, nameof(TokenUsageRow.OutputTokens))
        : counts.TryGetValue(name, out double value) ? value : 0;
}
