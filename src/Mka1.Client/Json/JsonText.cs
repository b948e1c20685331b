using System.Text;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>Parses one JSON value in UTF-8, with the nesting depth that servers use.</summary>
internal static class JsonText
{
    /// <summary>How deep a value may be nested.</summary>
    public const int MaxDepth = 1024;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <exception cref="JsonException">The text is not one JSON value, is nested too deep or is not UTF-8.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        // The parser accepts invalid UTF-8 and throws only when the member is read.
        if (!IsUtf8(utf8))
            throw new JsonException("The text is not UTF-8.");
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        var element = JsonElement.ParseValue(ref reader);
        // Throws if anything but white space follows.
        reader.Read();
        return element;
    }

    /// <exception cref="JsonException">The text is not one JSON value, or is nested too deep.</exception>
    public static JsonElement Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Gets the text of a string. An unpaired surrogate, which servers send that truncate text, becomes U+FFFD.</summary>
    public static string GetString(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            string quoted = text.GetRawText();
            return ReplaceUnpairedSurrogates(Unescape(quoted.AsSpan(1, quoted.Length - 2)));
        }
    }

    /// <summary>Gets the text of the current string or name of a reader, as <see cref="GetString(JsonElement)"/> does.</summary>
    public static string GetString(ref Utf8JsonReader reader) => reader.ValueIsEscaped && HasUnpairedSurrogate(reader.ValueSpan, out _)
        ? ReplaceUnpairedSurrogates(Unescape(Encoding.UTF8.GetString(reader.ValueSpan.ToArray()).AsSpan()))
        : reader.GetString()!;

    /// <summary>Gets the text of a string, the JSON of any other value, and an empty string for null.</summary>
    public static string GetStringOrJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => GetString(value),
        JsonValueKind.Null or JsonValueKind.Undefined => string.Empty,
        _ => value.GetRawText(),
    };

    /// <summary>Whether a value is empty: null, false, blank text, or a container of such values only.</summary>
    public static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(static member => IsEmpty(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsEmpty),
        JsonValueKind.String => string.IsNullOrWhiteSpace(GetString(value)),
        JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined => true,
        _ => false,
    };

    /// <summary>Whether a parser failed because the JSON has too many or too long values.</summary>
    public static bool IsTooLarge(Exception exception) => exception is ArgumentException or OverflowException or OutOfMemoryException;

    /// <summary>Gets the text of a string or number; null for anything else.</summary>
    public static string? GetStringOrNumber(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => GetString(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>Whether the JSON contains the escape of an unpaired surrogate, which servers refuse, replace or keep.</summary>
    /// <param name="json">JSON text as UTF-8.</param>
    /// <param name="at">The position of the first one.</param>
    public static bool HasUnpairedSurrogate(ReadOnlySpan<byte> json, out int at)
    {
        at = -1;
        // Fast path for text without such an escape.
        if (json.IndexOf("\\u"u8) < 0 || (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0))
            return false;
        for (int i = 0; i < json.Length;)
        {
            int step = json.Slice(i).IndexOf((byte)'\\');
            if (step < 0)
                return false;
            i += step;
            if (!IsEscape(json, i, out int unit))
                i += 2;
            else if (unit is >= 0xD800 and < 0xDC00 && IsEscape(json, i + 6, out int low) && low is >= 0xDC00 and < 0xE000)
                i += 12;
            else if (unit is >= 0xD800 and < 0xE000)
            {
                at = i;
                return true;
            }
            else
                i += 6;
        }
        return false;
    }

    /// <summary>Whether text contains an unpaired surrogate, which cannot be encoded in UTF-8.</summary>
    public static bool HasUnpairedSurrogate(string text)
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

    private static bool IsEscape(ReadOnlySpan<byte> json, int at, out int unit)
    {
        unit = 0;
        return at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && System.Buffers.Text.Utf8Parser.TryParse(json.Slice(at + 2, 4), out unit, out int used, 'x') && used == 4;
    }

    private static string ReplaceUnpairedSurrogates(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Replaces the escapes; unpaired surrogates stay.</summary>
    /// <param name="escaped">Valid JSON text between quotes.</param>
    public static string Unescape(ReadOnlySpan<char> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }
            switch (escaped[++i])
            {
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'u':
                    text.Append((char)Convert.ToInt32(escaped.Slice(i + 1, 4).ToString(), 16));
                    i += 4;
                    break;
                default: text.Append(escaped[i]); break;
            }
        }
        return text.ToString();
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
