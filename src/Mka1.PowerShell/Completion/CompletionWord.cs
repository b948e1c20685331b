using System.Management.Automation;
using System.Text.RegularExpressions;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Completion;

/// <summary>Creates completions from values of any origin: text from a server must neither run as code nor control the terminal.</summary>
internal static class CompletionWord
{
    private static readonly Regex NeedsNoQuotes = new(@"\A[A-Za-z0-9_][A-Za-z0-9:._/-]*\z", RegexOptions.CultureInvariant);

    /// <summary>Gets the beginning that the user typed, without quotation marks.</summary>
    public static string GetStart(string? wordToComplete) => (wordToComplete ?? string.Empty).Trim('\'', '"');

    /// <summary>Completes with the values that begin with the typed text and that can be shown, each once.</summary>
    /// <param name="wordToComplete">The typed text.</param>
    /// <param name="values">The values, each with the text of its tooltip.</param>
    public static IEnumerable<CompletionResult> Complete(string? wordToComplete, IEnumerable<(string Value, string Tooltip)> values)
    {
        string start = GetStart(wordToComplete);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (value, tooltip) in values)
        {
            if (value.Length > 0 && value.StartsWith(start, StringComparison.OrdinalIgnoreCase) && VisibleText.EscapeLine(value) == value && done.Add(value))
                yield return new CompletionResult(Quote(value), value, CompletionResultType.ParameterValue, VisibleText.EscapeLine(tooltip));
        }
    }

    private static string Quote(string value) => NeedsNoQuotes.IsMatch(value) ? value : CommandText.Quote(value);
}
