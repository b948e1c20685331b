using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
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
    public static object? Of(object? value) => Base(value) switch
    {
        null => null,
        string text => VisibleText.Of(text),
        IConvertible plain => plain,
        DateTimeOffset or TimeSpan => value,
        IDictionary map => Of(map),
        IEnumerable list => list.Cast<object?>().Select(Of).ToArray(),
        var other => VisibleText.Of(Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty),
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
        string? text = Convert.ToString(Base(value), CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(text) ? null
            : VisibleText.OfLine(Space.Replace(text!.Length > LongestBeginning ? text.Substring(0, LongestBeginning) : text, " "));
    }

    private static object? Base(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static OrderedDictionary Of(IDictionary map)
    {
        var shown = new OrderedDictionary();
        foreach (DictionaryEntry pair in map)
            shown[VisibleText.OfLine(Convert.ToString(pair.Key, CultureInfo.InvariantCulture) ?? string.Empty)] = Of(pair.Value);
        return shown;
    }
}
