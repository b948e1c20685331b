using Mka1.Errors;

namespace Mka1.Json;

/// <summary>What the metadata of a response, batch or conversation may hold: 16 pairs, keys of 64, values of 512 characters.</summary>
public static class MetadataLimits
{
    /// <summary>How many pairs a map may hold.</summary>
    public const int Pairs = 16;

    private const int KeyLength = 64;
    private const int ValueLength = 512;

    /// <summary>Checks a map before it is sent.</summary>
    /// <param name="metadata">The whole map as it would be stored.</param>
    /// <exception cref="Mka1InputException">It holds too many pairs, or a key or value that is too long, empty or null.</exception>
    public static void Check(IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata is null)
            throw new ArgumentNullException(nameof(metadata));
        if (metadata.Count > Pairs)
            throw new Mka1InputException($"Metadata may hold {Pairs} pairs; this holds {metadata.Count}. Remove some.");
        foreach (var pair in metadata)
        {
            if (pair.Key.Length is 0 or > KeyLength)
                throw new Mka1InputException($"A metadata key must have 1 to {KeyLength} characters; '{pair.Key}' has {pair.Key.Length}.");
            if (pair.Value is null)
                throw new Mka1InputException($"The metadata value of '{pair.Key}' is null. Give text, or leave the key out.");
            if (pair.Value.Length > ValueLength)
                throw new Mka1InputException($"A metadata value may have {ValueLength} characters; that of '{pair.Key}' has {pair.Value.Length}.");
        }
    }
}
