using System.Text.Json;
using Mka1.Files;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>Computes the SHA-256 of the body of a request. The order of members does not matter: that of a hashtable differs by process.</summary>
internal static class RequestDigest
{
    private static readonly JsonWriterOptions Options = new() { MaxDepth = JsonText.MaxDepth };

    public static string Compute(object? body)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, JsonText.Parse(JsonBody.ToUtf8(body)));
        return Sha256Text.Compute(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in JsonMembers.Read(value).OrderBy(static member => member.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Key);
                    Write(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }
}
