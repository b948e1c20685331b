using Mka1.Errors;

namespace Mka1.Json;

/// <summary>The limits of the metadata of an object: 16 pairs, keys of 64, values of 512 characters.</summary>
public static class MetadataLimits
{
    /// <summary>The maximum number of pairs.</summary>
    public const int Pairs = 16;

    internal const int KeyLength = 64;
    internal const int ValueLength = 512;

    /// <summary>Checks a map before it is sent.</summary>
    /// <param name="metadata">The whole map to store; null if it is not sent.</param>
    /// <exception cref="Mka1InputException">There are too many pairs, or a key or value is too long, empty or null.</exception>
    public static void Check(IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null)
            return;
        if (metadata.Count > Pairs)
            throw new Mka1InputException($"Metadata can have at most {Pairs} pairs; this has {metadata.Count}. Remove some.");
        foreach (var pair in metadata)
        {
            if (pair.Key.Length is 0 or > KeyLength)
                throw new Mka1InputException($"A metadata key must have 1 to {KeyLength} characters; '{pair.Key}' has {pair.Key.Length}.");
            if (pair.Value is null)
                throw new Mka1InputException($"The metadata value for '{pair.Key}' is null. Give text, or leave out the key.");
            if (pair.Value.Length > ValueLength)
                throw new Mka1InputException($"A metadata value can have at most {ValueLength} characters; the value for '{pair.Key}' has {pair.Value.Length}.");
        }
    }
}
