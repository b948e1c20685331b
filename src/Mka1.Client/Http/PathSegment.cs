using Mka1.Errors;

namespace Mka1.Http;

/// <summary>An id as a segment of a path.</summary>
internal static class PathSegment
{
    /// <exception cref="Mka1InputException">It is empty, or would change the path.</exception>
    public static string Of(string id, string kind)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new Mka1InputException($"The id of a {kind} must not be empty.");
        // Escaping leaves dots alone, and a path with dot segments means another path.
        if (id is "." or "..")
            throw new Mka1InputException($"'{id}' is not the id of a {kind}.");
        return Uri.EscapeDataString(id);
    }
}
