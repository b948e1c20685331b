using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Text.RegularExpressions;
using Mka1.Errors;

namespace Mka1.PowerShell.Views;

/// <summary>
/// Values as the views of this module show them: what a server said is shown as text, whatever it would do to a terminal. The
/// objects themselves keep it.
/// </summary>
public static class ViewText
{
    private const int LongestBeginning = 200;
    private static readonly Regex Space = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>A value, with all text in it fit to be shown.</summary>
    /// <param name="value">Text, a plain value, an object, or a list or dictionary of them.</param>
    /// <returns>A plain value as it is; text of an object; lists and dictionaries as such, for the engine to show in its way.</returns>
    public static object? Value(object? value) => MemberPath.Base(value) switch
    {
        null => null,
        string text => VisibleText.Escape(text),
        IConvertible plain => plain,
        DateTimeOffset or TimeSpan => value,
        IDictionary map => Map(map),
        IEnumerable list => list.Cast<object?>().Select(Value).ToArray(),
        var other => VisibleText.Escape(Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    /// <summary>A time in the local zone, to the second.</summary>
    /// <param name="time">The time; null gives nothing.</param>
    /// <returns>Text such as <c>2026-01-31 09:05:00</c>, in every culture.</returns>
    public static string? Time(DateTimeOffset? time) => time?.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Pairs of text on one line, for the last column of a table.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>Text such as <c>job=nightly, team=ops</c>.</returns>
    public static string? Pairs(IReadOnlyDictionary<string, string> pairs) =>
        Beginning(string.Join(", ", (pairs ?? throw new ArgumentNullException(nameof(pairs))).Select(static pair => $"{pair.Key}={pair.Value}")));

    /// <summary>The beginning of a value's text on one line, for the last column of a table.</summary>
    /// <param name="value">The value.</param>
    /// <returns>At most 200 characters before the escapes; null for no text.</returns>
    public static string? Beginning(object? value)
    {
        string text = Text(value);
        return text.Length == 0 ? null
            : VisibleText.EscapeLine(Space.Replace(text.Length > LongestBeginning ? text.Substring(0, LongestBeginning) : text, " "));
    }

    /// <summary>What an object says of itself, where that is more than its kind.</summary>
    /// <param name="value">The object.</param>
    /// <param name="kind">The kind, which another column shows.</param>
    /// <returns>The whole text; null where it is the kind.</returns>
    public static string? Detail(object? value, string? kind) => IsMore(value, kind) ? VisibleText.Escape(Text(value)) : null;

    /// <summary>The beginning of what an object says of itself, where that is more than its kind.</summary>
    /// <param name="value">The object.</param>
    /// <param name="kind">The kind, which another column shows.</param>
    /// <returns>Text on one line; null where it is the kind.</returns>
    public static string? DetailBeginning(object? value, string? kind) => IsMore(value, kind) ? Beginning(value) : null;

    /// <summary>The first of some members that holds something.</summary>
    /// <param name="of">The object, which need not have all of them.</param>
    /// <param name="paths">Names of members, with dots between for members of members.</param>
    /// <returns>The value, with all text in it fit to be shown; null where none holds anything.</returns>
    public static object? First(object? of, params string[] paths) => Value(FirstValue(of, paths));

    /// <summary>The beginning of the first of some members that holds something.</summary>
    /// <param name="of">The object, which need not have all of them.</param>
    /// <param name="paths">Names of members, with dots between for members of members.</param>
    /// <returns>Text on one line; null where none holds anything.</returns>
    public static string? FirstBeginning(object? of, params string[] paths) => Beginning(FirstValue(of, paths));

    /// <summary>A member of each object of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="path">The name of the member.</param>
    /// <returns>The values with commas between.</returns>
    public static string Joined(IEnumerable? list, string path) =>
        VisibleText.Escape(string.Join(", ", (list ?? Array.Empty<object>()).Cast<object?>().Select(value => Text(MemberPath.Value(value, path)))));

    private static object? FirstValue(object? of, string[] paths) =>
        paths.Select(path => MemberPath.Value(of, path)).FirstOrDefault(static value => value is not (null or ""));

    private static bool IsMore(object? value, string? kind) => !string.Equals(Text(value), kind, StringComparison.OrdinalIgnoreCase);

    private static string Text(object? value) => MemberPath.Base(value) switch
    {
        IEnumerable list and not string => string.Join(" ", list.Cast<object?>().Select(Text)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static OrderedDictionary Map(IDictionary map)
    {
        var shown = new OrderedDictionary();
        foreach (DictionaryEntry pair in map)
            shown[VisibleText.EscapeLine(Convert.ToString(pair.Key, CultureInfo.InvariantCulture) ?? string.Empty)] = Value(pair.Value);
        return shown;
    }
}
