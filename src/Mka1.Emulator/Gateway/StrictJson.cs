using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Mka1.Emulator.Gateway;

/// <summary>Reads JSON strictly: no duplicate names, and valid Unicode. A JsonNode reports both only when the value is read.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">The text is not valid, or has a duplicate name.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("It is not UTF-8.");
        // Without escapes, valid UTF-8 is valid text.
        if (utf8.Contains((byte)'\\'))
            CheckEscapes(utf8);
        return JsonNode.Parse(utf8, documentOptions: Options);
    }

    /// <exception cref="JsonException">The text is not valid, or has a duplicate name.</exception>
    public static JsonNode? Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    private static void CheckEscapes(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
