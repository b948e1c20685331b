using System.Text;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>Reads JSON as the whole client does: one value, UTF-8, as deep as servers nest it.</summary>
internal static class JsonText
{
    /// <summary>How deep a value may be nested.</summary>
    public const int MaxDepth = 1024;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaxDepth };

    /// <exception cref="JsonException">The text is not one JSON value, is nested too deep or is not UTF-8.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        // The parser takes bytes that are no text, and fails only when somebody reads the member.
        if (!IsUtf8(utf8))
            throw new JsonException("The text is not UTF-8.");
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        var element = JsonElement.ParseValue(ref reader);
        // Throws if anything but white space follows.
        reader.Read();
        return element;
    }

    /// <exception cref="JsonException">The text is not one JSON value, or is nested too deep.</exception>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, DocumentOptions);
        return document.RootElement.Clone();
    }

    /// <summary>The text of a string value. Half a surrogate pair, as servers send that cut text anywhere, becomes U+FFFD.</summary>
    public static string Of(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(text.GetRawText());
        }
    }

    /// <summary>Text as it is, anything else as its JSON.</summary>
    public static string OfAny(JsonElement value) => value.ValueKind == JsonValueKind.String ? Of(value) : value.ToString();

    // The parser has checked the escapes.
    private static string Unescape(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (int i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }
            switch (quoted[++i])
            {
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'u':
                    text.Append((char)Convert.ToInt32(quoted.Substring(i + 1, 4), 16));
                    i += 4;
                    break;
                default: text.Append(quoted[i]); break;
            }
        }
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

#if NET8_0_OR_GREATER
    public static bool IsUtf8(ReadOnlySpan<byte> utf8) => System.Text.Unicode.Utf8.IsValid(utf8);
#else
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsUtf8(ReadOnlySpan<byte> utf8)
    {
        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(utf8.Length);
        try
        {
            utf8.CopyTo(buffer);
            Strict.GetCharCount(buffer, 0, utf8.Length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
#endif
}
