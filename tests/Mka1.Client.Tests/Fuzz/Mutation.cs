using System.Text;
using CsCheck;

namespace Mka1.Client.Tests.Fuzz;

/// <summary>Documents as a faulty or hostile server could send them: right ones, spoiled in a few places.</summary>
internal static class Mutation
{
    // What breaks readers: halves of pairs and of escapes, numbers of every size, names that come twice, control characters.
    private static readonly string[] Pieces =
    [
        "", "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "0", "-", "1e400", "1e-400", "-0", "123456789012345678901234567890", "0.1e", "99999999999",
        "\\ud83d", "\\ude00", "\\u0000", "\"\\ud83d\":1,", "\"id\":\"x\",", "\"id\":7,", "\"type\":\"message\",", "\"type\":{},", "\"error\":{},", "\"status_code\":\"200\",",
        "\u0000", "\u001b[2J", "\uFEFF", "\u202E", "\r", "\n", "\n\n", "data:", "event: error\n", ": c\n", "[DONE]", "ÿ", "😀", "{\"a\":[{\"b\":{}}]}",
    ];

    private static readonly Gen<byte[]> Piece = Gen.Frequency(
        (4, OneOf(Pieces).Select(Encoding.UTF8.GetBytes)),
        (1, Gen.Byte.Array[1, 4]),
        (1, Gen.Select(OneOf(Pieces), Gen.Int[2, 600]).Select(static (piece, count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, count))))));

    private static readonly Gen<(double From, int Length, byte[] Piece)> Edit = Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Piece);

    public static Gen<byte[]> Of(params string[] documents) =>
        Gen.Select(OneOf(documents), Edit.Array[0, 5]).Select(static (document, edits) =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(document);
            foreach (var (from, length, piece) in edits)
            {
                int start = (int)(from * bytes.Length);
                bytes = [.. bytes.AsSpan(0, start), .. piece, .. bytes.AsSpan(Math.Min(bytes.Length, start + length))];
            }
            return bytes;
        });

    // CsCheck has it by a name that depends on the version.
    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    /// <summary>What a failing case looks like in a test's output.</summary>
    public static string Shown(byte[] bytes) => Convert.ToBase64String(bytes);
}
