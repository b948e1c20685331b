using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.PowerShell.Views;

/// <summary>
/// Formats values for the views of this module. Escapes control characters in text of the server; the objects themselves keep
/// the original text.
/// </summary>
public static class ViewText
{
    private const int MaximumLength = 200;
    private static readonly Regex Space = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>Escapes all text in a value.</summary>
    /// <param name="value">Text, a plain value, an object, or a list or dictionary of them.</param>
    /// <returns>A plain value unchanged, the text of an object, or a list or dictionary with escaped values.</returns>
    public static object? Value(object? value) => MemberPath.Unwrap(value) switch
    {
        null => null,
        string text => VisibleText.Escape(text),
        IConvertible plain => plain,
        DateTimeOffset or TimeSpan => value,
        IDictionary map => ConvertMap(map),
        IEnumerable list => list.Cast<object?>().Select(Value).ToArray(),
        var other => VisibleText.Escape(Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    /// <summary>Formats a status, in a terminal with its color.</summary>
    /// <param name="value">The status.</param>
    /// <returns>The escaped text.</returns>
    public static string? Status(object? value) => ToText(value) is { Length: > 0 } text ? StatusStyle.Apply(VisibleText.EscapeLine(text)) : null;

    /// <summary>Counts the elements of a list.</summary>
    /// <param name="list">The list.</param>
    /// <returns>The number; null if there is no list.</returns>
    public static int? Count(object? list) => MemberPath.Unwrap(list) is ICollection elements ? elements.Count : null;

    /// <summary>Gets the JSON of an object of the server.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The escaped JSON; the members of a deserialized object, which has no JSON.</returns>
    public static string? Json(object? value) => MemberPath.Unwrap(value) switch
    {
        Mka1Object live => VisibleText.Escape(live.ToJson()),
        PSObject bag => VisibleText.Escape(string.Join(Environment.NewLine, bag.Properties
            .Where(static member => member.Name != "AdditionalProperties" && ToText(member.Value).Length > 0)
            .Select(static member => $"{member.Name}: {ToText(member.Value)}"))),
        _ => null,
    };

    /// <summary>Formats a time in the local time zone, to the second.</summary>
    /// <param name="time">The time; null returns null.</param>
    /// <returns>Text such as <c>2026-01-31 09:05:00</c>, in every culture.</returns>
    public static string? Time(DateTimeOffset? time) => time?.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Marks a row of a table.</summary>
    /// <param name="flag">Whether the row is marked.</param>
    /// <returns>An asterisk, or null.</returns>
    public static string? Mark(bool? flag) => flag == true ? "*" : null;

    /// <summary>Formats pairs of text on one line, for the last column of a table.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <returns>Text such as <c>job=nightly, team=ops</c>.</returns>
    public static string? Pairs(object? pairs) => Beginning(pairs);

    /// <summary>Formats a value as text, pairs as those of a table.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The whole escaped text; null for none.</returns>
    public static string? Text(object? value) => ToText(value) is { Length: > 0 } text ? VisibleText.Escape(text) : null;

    /// <summary>Gets the beginning of a value's text on one line, for the last column of a table.</summary>
    /// <param name="value">The value.</param>
    /// <returns>At most 200 characters before escaping; null for no text.</returns>
    public static string? Beginning(object? value)
    {
        string text = ToText(value);
        return text.Length == 0 ? null
            : VisibleText.EscapeLine(Space.Replace(text.Length > MaximumLength ? text.Substring(0, MaximumLength) : text, " "));
    }

    /// <summary>Gets the text of an object, if it differs from its kind.</summary>
    /// <param name="value">The object.</param>
    /// <param name="kind">The kind, which another column shows.</param>
    /// <returns>The whole text; null if it is the kind.</returns>
    public static string? Detail(object? value, string? kind) => HasDetail(value, kind) ? VisibleText.Escape(ToText(value)) : null;

    /// <summary>Gets the beginning of the text of an object, if it differs from its kind.</summary>
    /// <param name="value">The object.</param>
    /// <param name="kind">The kind, which another column shows.</param>
    /// <returns>Text on one line; null if it is the kind.</returns>
    public static string? DetailBeginning(object? value, string? kind) => HasDetail(value, kind) ? Beginning(value) : null;

    /// <summary>Gets the first member that has a value.</summary>
    /// <param name="of">The object, which need not have all members.</param>
    /// <param name="paths">Names of members, separated by dots for nested members.</param>
    /// <returns>The value with escaped text; null if no member has a value.</returns>
    public static object? First(object? of, params string[] paths) => Value(GetFirstValue(of, paths));

    /// <summary>Gets the beginning of the first member that has a value.</summary>
    /// <param name="of">The object, which need not have all members.</param>
    /// <param name="paths">Names of members, separated by dots for nested members.</param>
    /// <returns>Text on one line; null if no member has a value.</returns>
    public static string? FirstBeginning(object? of, params string[] paths) => Beginning(GetFirstValue(of, paths));

    /// <summary>Joins a member of each object of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="path">The name of the member.</param>
    /// <returns>The values, separated by commas.</returns>
    public static string Joined(object? list, string path) =>
        VisibleText.Escape(string.Join(", ", (MemberPath.Unwrap(list) is IEnumerable elements and not string ? elements : Array.Empty<object>()).Cast<object?>().Select(value => ToText(MemberPath.GetValue(value, path)))));

    private static object? GetFirstValue(object? of, string[] paths) =>
        paths.Select(path => MemberPath.GetValue(of, path)).FirstOrDefault(static value => value is not (null or ""));

    private static bool HasDetail(object? value, string? kind) => !string.Equals(ToText(value), kind, StringComparison.OrdinalIgnoreCase);

    internal static string ToText(object? value) => MemberPath.Unwrap(value) switch
    {
        IDictionary map => string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key}={ToText(map[key])}")),
        IEnumerable list and not string => string.Join(" ", list.Cast<object?>().Select(ToText)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static OrderedDictionary ConvertMap(IDictionary map)
    {
        var shown = new OrderedDictionary();
        foreach (DictionaryEntry pair in map)
            shown[VisibleText.EscapeLine(Convert.ToString(pair.Key, CultureInfo.InvariantCulture) ?? string.Empty)] = Value(pair.Value);
        return shown;
    }
}
