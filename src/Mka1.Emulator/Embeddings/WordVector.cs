using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mka1.Emulator.Embeddings;

/// <summary>Vectors that depend only on the words of a text: texts that share words, or parts of words, are near.</summary>
internal static partial class WordVector
{
    private const int PartLength = 3;

    // Shorter ones, such as 'is', say little about the subject.
    private const int ShortestWord = 4;

    // A whole word says more than a part of one.
    private const float WordWeight = 2;

    /// <summary>Creates a vector of length 1.</summary>
    public static float[] Create(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var match in Word().Matches(text.ToLowerInvariant()).Where(static word => word.Length >= ShortestWord))
        {
            Add(vector, match.Value, WordWeight);
            for (var start = 0; start + PartLength <= match.Length; start++)
                Add(vector, match.Value.Substring(start, PartLength), 1);
        }

        var length = MathF.Sqrt(vector.Sum(static x => x * x));
        if (length == 0)
        {
            // A text of short words has a direction of its own.
            Add(vector, " " + text, 1);
            length = MathF.Sqrt(vector.Sum(static x => x * x));
        }

        return [.. vector.Select(x => x / length)];
    }

    /// <summary>A vector as numbers or as base64.</summary>
    public static JsonNode Render(float[] vector, bool asBase64) => asBase64
        ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector))
        : new JsonArray([.. vector.Select(x => (JsonNode)x)]);

    private static void Add(float[] vector, string feature, float weight)
    {
        var bytes = Encoding.UTF8.GetBytes(feature);
        for (var block = 0; block * SHA256.HashSizeInBytes < vector.Length; block++)
        {
            var hash = SHA256.HashData([.. bytes, (byte)block]);
            for (var i = 0; i < hash.Length && block * hash.Length + i < vector.Length; i++)
                vector[block * hash.Length + i] += weight * (hash[i] - 127.5f);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
