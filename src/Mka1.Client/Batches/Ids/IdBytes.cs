using System.Runtime.InteropServices;
using System.Text;
using Mka1.Json;

namespace Mka1.Batches.Ids;

/// <summary>The bytes by which ids are compared: UTF-8, and for an id with an unpaired surrogate a sequence that is invalid in UTF-8.</summary>
internal static class IdBytes
{
    private const byte NoText = 0xFF;

    /// <param name="escaped">The valid JSON text of an id between its quotes.</param>
    public static byte[] OfEscaped(string escaped)
    {
        string text = JsonText.Unescape(escaped.AsSpan());
        return JsonText.HasUnpairedSurrogate(text) ? [NoText, .. MemoryMarshal.AsBytes(text.AsSpan())] : Encoding.UTF8.GetBytes(text);
    }
}
