using Mka1.Errors;

namespace Mka1.Http;

/// <summary>An id as a segment of a path.</summary>
internal static class PathSegment
{
    /// <summary>More than any id is long, and less than an address may be.</summary>
    public const int Longest = 4096;

    /// <exception cref="Mka1InputException">It is empty, too long, or would change the path.</exception>
    public static string Of(string id, string kind)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new Mka1InputException($"The id of a {kind} must not be empty.");
        // Escaping leaves dots alone, and a path with dot segments means another path.
        if (id is "." or "..")
            throw new Mka1InputException($"'{id}' is not the id of a {kind}.");
        if (id.Length > Longest)
            throw new Mka1InputException($"The id of a {kind} has {id.Length} characters, more than the {Longest} that an address may hold.");
        return Uri.EscapeDataString(id);
    }
}
