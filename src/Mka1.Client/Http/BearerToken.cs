using Mka1.Errors;

namespace Mka1.Http;

/// <summary>A key or token as it is sent: without the word Bearer, which operators write or leave out.</summary>
public static class BearerToken
{
    private const string Scheme = "Bearer";

    /// <summary>Brings a token into the form in which it is sent.</summary>
    /// <param name="token">The token as it was given.</param>
    /// <returns>The token alone.</returns>
    /// <exception cref="Mka1InputException">It is empty or cannot stand in a header.</exception>
    public static string Normalize(string? token)
    {
        string value = WithoutScheme(token);
        if (value.Length == 0)
            throw new Mka1InputException("The MKA1 key is empty. Give the key that the MKA1 console shows, with or without the word Bearer.");
        if (value.Any(static c => c is <= ' ' or > '~'))
            throw new Mka1InputException("The MKA1 key holds a space, a line break or a character that is not ASCII; it was probably copied with more than the key. Give the key alone.");
        return value;
    }

    /// <summary>The token alone, good or not.</summary>
    internal static string WithoutScheme(string? token)
    {
        string value = (token ?? string.Empty).Trim();
        return value.Equals(Scheme, StringComparison.OrdinalIgnoreCase) ? string.Empty
            : value.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase) ? value.Substring(Scheme.Length).Trim()
            : value;
    }
}
