using System.Management.Automation;
using Mka1.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Creates wildcard patterns from user input.</summary>
internal static class TextPattern
{
    /// <summary>Creates a case-insensitive pattern.</summary>
    /// <exception cref="Mka1InputException">The pattern is invalid.</exception>
    public static WildcardPattern Create(string text)
    {
        var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        try
        {
            // WildcardPattern parses the pattern at its first use.
            pattern.IsMatch("x");
        }
        catch (WildcardPatternException exception)
        {
            throw new Mka1InputException($"'{text}' is not a pattern: a '[' has no matching ']'. To match the character itself, put a backtick before it.", exception);
        }
        return pattern;
    }
}
