using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Formats text as an argument of a command that a message suggests.</summary>
internal static class CommandText
{
    private static readonly Regex NeedsNoQuotes = new(@"^\w[\w.-]*$", RegexOptions.CultureInvariant);

    /// <summary>Quotes an argument if it needs quotes.</summary>
    public static string Quote(string text) => NeedsNoQuotes.IsMatch(text) ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
