using System.Runtime.InteropServices;
using System.Text;
using Mka1.Json;

namespace Mka1.Batches.Ids;

/// <summary>The bytes by which ids are compared: UTF-8, and for one with half a surrogate pair bytes that no text in UTF-8 has.</summary>
internal static class IdBytes
{
    private const byte NoText = 0xFF;

    /// <param name="escaped">What stands between the quotes of an id; a parser has checked it.</param>
    public static byte[] OfEscaped(string escaped)
    {
        string text = JsonText.Unescape(escaped.AsSpan());
        return HoldsHalf(text) ? [NoText, .. MemoryMarshal.AsBytes(text.AsSpan())] : Encoding.UTF8.GetBytes(text);
    }

    private static bool HoldsHalf(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }
        return false;
    }
}
