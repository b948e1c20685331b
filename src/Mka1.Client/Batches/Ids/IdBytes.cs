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
        return JsonText.HasUnpairedSurrogate(text) ? [NoText, .. MemoryMarshal.AsBytes(text.AsSpan())] : Encoding.UTF8.GetBytes(text);
    }
}
