using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mka1.Errors;

namespace Mka1.Json;

/// <summary>
/// Writes request bodies from plain CLR values: null, text, numbers, bools, times, dictionaries, sequences and the
/// objects of this client.
/// </summary>
public static class JsonBody
{
    // A request body is never embedded in HTML, so text stays readable on the wire.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonText.MaxDepth };

    /// <summary>The JSON text of a value.</summary>
    /// <param name="value">A plain value as listed at <see cref="JsonBody"/>.</param>
    /// <returns>JSON text without insignificant white space.</returns>
    /// <exception cref="Mka1InputException">A value, or a key of a dictionary, has no JSON form.</exception>
    public static string ToText(object? value) => Encoding.UTF8.GetString(ToUtf8(value));

    /// <summary>The plain value of a JSON text: the counterpart of <see cref="ToText"/>.</summary>
    /// <param name="json">JSON text of one value.</param>
    /// <returns>A dictionary, an array, text, a number, a bool or null.</returns>
    /// <exception cref="Mka1InputException">The text is not JSON.</exception>
    public static object? FromText(string json)
    {
        if (json is null)
            throw new ArgumentNullException(nameof(json));
        try
        {
            return JsonValue.ToPlain(JsonText.Parse(json));
        }
        catch (JsonException exception)
        {
            throw new Mka1InputException($"This is not JSON: {exception.Message}", exception);
        }
    }

    internal static byte[] ToUtf8(object? value)
    {
        using var buffer = new MemoryStream();
        using var writer = new Utf8JsonWriter(buffer, Options);
        try
        {
            Write(writer, value);
        }
        // The writer counts the depth: what holds itself has no end.
        catch (InvalidOperationException exception) when (writer.CurrentDepth >= JsonText.MaxDepth)
        {
            throw new Mka1InputException("The value is nested too deep for JSON; it may hold itself.", exception);
        }
        writer.Flush();
        return buffer.ToArray();
    }

    internal static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case int or long or short or byte or sbyte or ushort or uint:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number): writer.WriteNumberValue(number); break;
            case float number when !float.IsNaN(number) && !float.IsInfinity(number): writer.WriteNumberValue(number); break;
            case System.Numerics.BigInteger number: writer.WriteRawValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case Enum or char or Guid or Uri: writer.WriteStringValue(value.ToString()); break;
            case DateTimeOffset time: writer.WriteStringValue(time); break;
            case DateTime time: writer.WriteStringValue(time); break;
            case Mka1Object sent: sent.Json.WriteTo(writer); break;
            case IDictionary map: WriteMap(writer, map); break;
            case IEnumerable<KeyValuePair<string, object?>> members: WriteMembers(writer, members); break;
            case IEnumerable sequence: WriteSequence(writer, sequence); break;
            default: throw new Mka1InputException($"A value of type {value.GetType().FullName} has no JSON form.");
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
            Write(writer, entry.Value);
        }
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            writer.WritePropertyName(member.Key);
            Write(writer, member.Value);
        }
        writer.WriteEndObject();
    }

    private static void WriteSequence(Utf8JsonWriter writer, IEnumerable sequence)
    {
        writer.WriteStartArray();
        foreach (object? item in sequence)
            Write(writer, item);
        writer.WriteEndArray();
    }
}
