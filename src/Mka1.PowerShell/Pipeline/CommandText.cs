using System.Text.RegularExpressions;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Formats text as an argument of a command that a message suggests, or for a confirmation prompt.</summary>
internal static class CommandText
{
    private const int MaximumShownLength = 60;

    private static readonly Regex NeedsNoQuotes = new(@"^\w[\w.-]*$", RegexOptions.CultureInvariant);

    // The engine takes typographic quotes for quotes, too.
    private static readonly Regex Quotes = new("['\u2018-\u201B]", RegexOptions.CultureInvariant);

    /// <summary>Formats ids as the elements of one argument.</summary>
    public static string Join(IEnumerable<string> ids) => string.Join(", ", ids.Select(Quote));

    /// <summary>Formats a parameter with a space before it.</summary>
    public static string Format(string parameter, string value) => $" -{parameter} {Quote(value)}";

    /// <summary>Quotes an argument if it needs quotes.</summary>
    public static string Quote(string text) => NeedsNoQuotes.IsMatch(text) ? text : $"'{Quotes.Replace(text, "$0$0")}'";

    /// <summary>Shortens text to one line of a confirmation prompt.</summary>
    public static string Shorten(string text)
    {
        string line = text.Replace('\r', ' ').Replace('\n', ' ');
        return line.Length > MaximumShownLength ? line.Substring(0, MaximumShownLength) + "..." : line;
    }
}
