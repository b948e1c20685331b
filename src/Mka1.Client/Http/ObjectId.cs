using Mka1.Errors;

namespace Mka1.Http;

/// <summary>What every id of the platform must be, so that it names one object in an address.</summary>
public static class ObjectId
{
    /// <summary>More than any id is long, and less than an address may be.</summary>
    internal const int Longest = 4096;

    /// <summary>Checks an id before anything is asked or sent.</summary>
    /// <param name="id">The id.</param>
    /// <param name="noun">What it is the id of, such as <c>file</c>, for a message.</param>
    /// <returns>The id.</returns>
    /// <exception cref="Mka1InputException">It is blank, too long, or would change the path.</exception>
    public static string Check(string id, string noun)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new Mka1InputException($"The id of a {noun} must not be empty.");
        // Escaping leaves dots alone, and a path with dot segments means another path.
        if (id is "." or "..")
            throw new Mka1InputException($"'{id}' is not the id of a {noun}.");
        if (id.Length > Longest)
            throw new Mka1InputException($"The id of a {noun} has {id.Length} characters, more than the {Longest} that an address may hold.");
        return id;
    }
}
