using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Http;

/// <summary>A kind of objects of the platform: its noun and the rule for its ids.</summary>
public sealed class ObjectKind
{
    /// <summary>Longer than any id, and shorter than the limit of an address.</summary>
    internal const int MaximumIdLength = 4096;

    private readonly Func<string, string>? _check;

    internal ObjectKind(string noun, Func<string, string>? check = null, string? plural = null)
    {
        Noun = noun;
        Plural = plural ?? noun + "s";
        _check = check;
    }

    /// <summary>The noun, such as <c>file</c>.</summary>
    public string Noun { get; }

    /// <summary>The plural of the noun, such as <c>files</c>.</summary>
    public string Plural { get; }

    /// <summary>Checks an id before anything is sent.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The id.</returns>
    /// <exception cref="Mka1InputException">It is blank, too long, would change the path, or does not match the rule of the kind.</exception>
    public string CheckId(string id)
    {
        if (_check is not null)
            return _check(id);
        if (string.IsNullOrWhiteSpace(id))
            throw new Mka1InputException($"The {Noun}'s id must not be empty.");
        // Dots are not escaped, and dot segments would change the path.
        if (id is "." or "..")
            throw new Mka1InputException($"No {Noun} can have the id '{id}'.");
        if (id.Length > MaximumIdLength)
            throw new Mka1InputException($"The {Noun}'s id has {id.Length} characters; the maximum is {MaximumIdLength}.");
        // Escaping would change the id.
        if (JsonText.HasUnpairedSurrogate(id))
            throw new Mka1InputException($"The {Noun}'s id contains an unpaired surrogate, which an address cannot contain.");
        return id;
    }
}
