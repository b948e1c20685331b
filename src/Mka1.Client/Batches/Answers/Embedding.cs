using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>One embedding.</summary>
public sealed class Embedding : Mka1Object
{
    internal Embedding(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Always <c>embedding</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The index of its input, 0 for the first.</summary>
    public long? Index => GetInteger("index");

    /// <summary>The vector, sent as numbers or as base64; null if it is neither.</summary>
    [WireMember("embedding")]
    public IReadOnlyList<float>? Vector => TryGet("embedding", out var vector) ? ReadVector(vector) : null;

    /// <summary>Reads a vector that was sent as numbers or as base64; null if it is neither.</summary>
    internal static TextList<float>? ReadVector(JsonElement vector) => vector.ValueKind switch
    {
        JsonValueKind.String => ParseBase64(JsonText.GetString(vector)),
        JsonValueKind.Array => ParseNumbers(vector),
        _ => null,
    };

    private static TextList<float>? ParseNumbers(JsonElement vector)
    {
        var numbers = new float[vector.GetArrayLength()];
        int index = 0;
        foreach (var number in vector.EnumerateArray())
        {
            if (number.ValueKind != JsonValueKind.Number || !number.TryGetDouble(out double value))
                return null;
            numbers[index++] = (float)value;
        }
        return new TextList<float>(numbers);
    }

    // Little-endian 32-bit numbers, the byte order of all supported machines.
    private static TextList<float>? ParseBase64(string text)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(text);
            var numbers = new float[bytes.Length / sizeof(float)];
            Buffer.BlockCopy(bytes, 0, numbers, 0, numbers.Length * sizeof(float));
            return new TextList<float>(numbers);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
