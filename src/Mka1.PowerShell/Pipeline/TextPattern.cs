using System.Management.Automation;
using Mka1.Errors;

namespace Mka1.PowerShell.Pipeline;

/// <summary>Makes the patterns that an operator writes.</summary>
internal static class TextPattern
{
    /// <summary>A pattern for whole words in any case.</summary>
    /// <exception cref="Mka1InputException">It is none.</exception>
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
            throw new Mka1InputException($"'{text}' is not a pattern: a '[' needs its ']'. For the character itself write a backtick before it.", exception);
        }
        return pattern;
    }
}
