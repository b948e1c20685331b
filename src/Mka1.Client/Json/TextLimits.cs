using Mka1.Errors;

namespace Mka1.Json;

/// <summary>The limits of text members.</summary>
internal static class TextLimits
{
    /// <param name="what">The member in error messages, such as <c>The name of a memory store</c>.</param>
    /// <param name="text">The text; null if it is not sent.</param>
    /// <param name="minimum">The minimum number of characters.</param>
    /// <param name="maximum">The maximum number of characters.</param>
    /// <exception cref="Mka1InputException">The text is too short or too long.</exception>
    public static void Check(string what, string? text, int minimum, int maximum)
    {
        if (text is not null && (text.Length < minimum || text.Length > maximum))
            throw new Mka1InputException($"{what} must have {minimum} to {maximum} characters; this has {text.Length}.");
    }
}
