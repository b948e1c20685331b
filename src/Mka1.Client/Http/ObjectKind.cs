using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>A kind of objects of the platform: what one is called, and what its id must be.</summary>
public sealed class ObjectKind
{
    /// <summary>More than any id is long, and less than an address may be.</summary>
    internal const int LongestId = 4096;

    private readonly Func<string, string>? _check;

    internal ObjectKind(string noun, Func<string, string>? check = null, string? plural = null)
    {
        Noun = noun;
        Plural = plural ?? noun + "s";
        _check = check;
    }

    /// <summary>What an object is called, such as <c>file</c>.</summary>
    public string Noun { get; }

    /// <summary>What several are called, such as <c>files</c>.</summary>
    public string Plural { get; }

    /// <summary>Checks an id before anything is asked or sent.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The id.</returns>
    /// <exception cref="Mka1InputException">It is blank, too long, would change the path, or has not the form of the kind.</exception>
    public string CheckId(string id)
    {
        if (_check is not null)
            return _check(id);
        if (string.IsNullOrWhiteSpace(id))
            throw new Mka1InputException($"The {Noun}'s id must not be empty.");
        // Escaping leaves dots alone, and a path with dot segments means another path.
        if (id is "." or "..")
            throw new Mka1InputException($"No {Noun} can have the id '{id}'.");
        if (id.Length > LongestId)
            throw new Mka1InputException($"The {Noun}'s id has {id.Length} characters, more than the {LongestId} that an address may hold.");
        // Escaping would make another id of it.
        if (JsonText.HasUnpairedSurrogate(id))
            throw new Mka1InputException($"The {Noun}'s id holds half a character, which no address can hold.");
        return id;
    }
}
