using System.Collections;
using System.Globalization;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.PowerShell.Views;

namespace Mka1.PowerShell.Batches;

/// <summary>Formats values of batches for their views.</summary>
public static class BatchViewText
{
    private const string BodyMember = "\"body\":";

    private static string? GetText(object? map, string key) => MemberPath.Unwrap(map) switch
    {
        // First, because as an IDictionary it throws for a missing key in Windows PowerShell.
        IReadOnlyDictionary<string, string> pairs => pairs.TryGetValue(key, out string? value) ? value : null,
        IDictionary pairs => pairs[key]?.ToString(),
        _ => null,
    };

    /// <summary>Gets the name of a file without its folder.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The escaped name.</returns>
    public static string? FileName(string? path) => path is null ? null : VisibleText.Escape(Path.GetFileName(path));

    /// <summary>Gets the number of a line.</summary>
    /// <param name="line">The number; 0 for the whole file.</param>
    /// <returns>The number; null for the whole file.</returns>
    public static long? Line(long line) => line == 0 ? null : line;

    /// <summary>Gets the body in a line of an input file.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The beginning of the body.</returns>
    public static string? Body(string? line)
    {
        int at = line?.IndexOf(BodyMember, StringComparison.Ordinal) ?? -1;
        return ViewText.Beginning(at < 0 ? line : line!.Substring(at + BodyMember.Length));
    }

    /// <summary>Gets the part and the group of a batch; the part first, because narrow tables truncate the end.</summary>
    /// <param name="metadata">The metadata of the batch, also deserialized.</param>
    /// <returns>Text such as <c>3/12 reviews</c>, or <c>3/12 R reviews</c> for a restart; null without a group.</returns>
    public static string? Part(object? metadata)
    {
        if (GetText(metadata, BatchGroup.NameKey) is not { Length: > 0 } group)
            return null;
        string? part = GetText(metadata, BatchGroup.PartKey);
        string? parts = GetText(metadata, BatchGroup.PartsKey);
        string? place = part is null ? null : parts is null ? part : $"{part}/{parts}";
        string? restart = GetText(metadata, BatchGroup.RestartOfKey) is null ? null : "R";
        return VisibleText.EscapeLine(string.Join(" ", new[] { place, restart, group }.Where(static word => word is not null)));
    }

    /// <summary>Formats the number of batches by status.</summary>
    /// <param name="statuses">The numbers, also deserialized.</param>
    /// <returns>Text such as <c>3 completed, 1 in_progress</c>.</returns>
    public static string? Statuses(object? statuses) => MemberPath.Unwrap(statuses) is not IDictionary counts ? null
        : VisibleText.EscapeLine(string.Join(", ", counts.Keys.Cast<object>().Select(status => $"{counts[status]} {status}")));

    /// <summary>Formats the parts of a group.</summary>
    /// <param name="group">The group, also deserialized.</param>
    /// <returns>Existing and expected parts, such as <c>11/12</c>.</returns>
    public static string Parts(object? group) =>
        string.Format(CultureInfo.InvariantCulture, "{0}/{1}", MemberPath.GetValue(group, nameof(BatchGroupSummary.Parts)), MemberPath.GetValue(group, nameof(BatchGroupSummary.ExpectedParts)));

    /// <summary>Formats a count in at most five characters.</summary>
    /// <param name="of">The object.</param>
    /// <param name="path">The path of the member with the count.</param>
    /// <returns>The number; null without a count; thousands or millions, rounded down, if it has more than five digits.</returns>
    public static string? Count(object? of, string path) => MemberPath.GetValue(of, path) is not { } value ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture) switch
    {
        < 100_000 and var number => number.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 and var number => FormattableString.Invariant($"{number / 1000}k"),
        var number => FormattableString.Invariant($"{number / 1_000_000}M"),
    };

    /// <summary>Formats a duration, which may be longer than a day.</summary>
    /// <param name="duration">The duration; null returns null.</param>
    /// <returns>Hours, minutes and seconds, such as <c>26:05:00</c>.</returns>
    public static string? Duration(TimeSpan? duration) => duration is not TimeSpan time ? null
        : string.Format(CultureInfo.CurrentCulture, "{0}:{1:mm\\:ss}", Math.Floor(time.TotalHours), time);

    /// <summary>Formats a rate of requests.</summary>
    /// <param name="rate">The requests per second; null and 0 return null.</param>
    /// <returns>A number with one decimal.</returns>
    public static string? PerSecond(double? rate) => rate is null or 0 ? null : rate.Value.ToString("N1", CultureInfo.CurrentCulture);
}
