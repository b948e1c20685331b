using Mka1.Errors;
using Mka1.Languages;

namespace Mka1.Http;

/// <summary>The rule for <c>X-On-Behalf-Of</c>: 1 to 150 printable ASCII characters, not <c>*</c> (docs.mka1.com, api-key exchange).</summary>
public static class OnBehalfOfIdentity
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = "X-On-Behalf-Of";

    private const int LongestLength = 150;

    /// <summary>Checks an identity before anything is sent.</summary>
    /// <param name="identity">The end user's id; null for none.</param>
    /// <returns>The identity as it was given.</returns>
    /// <exception cref="Mka1InputException">It does not match the rule, or HTTP would change it.</exception>
    public static string? Check(string? identity)
    {
        if (identity is null)
            return null;
        if (identity.Length is 0 or > LongestLength || identity == "*" || identity.Any(static c => c is < ' ' or > '~'))
            throw new Mka1InputException(Messages.Get("IdentityNotAllowed", identity));
        // HTTP removes spaces around the value of a header, which would silently name another user.
        if (identity[0] == ' ' || identity[identity.Length - 1] == ' ')
            throw new Mka1InputException(Messages.Get("IdentityHasSpace", identity));
        return identity;
    }
}
