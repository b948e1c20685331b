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

    /// <summary>Serializes a value.</summary>
    /// <param name="value">A plain value as listed at <see cref="JsonBody"/>.</param>
    /// <returns>JSON text without insignificant white space.</returns>
    /// <exception cref="Mka1InputException">A value, or a key of a dictionary, has no JSON form.</exception>
    public static string ToText(object? value) => Encoding.UTF8.GetString(ToUtf8(value));

    /// <summary>Writes a plain value as JSON text.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indented">True writes one member per line.</param>
    /// <returns>The JSON text.</returns>
    public static string ToText(object? value, bool indented) => indented ? JsonLayout.Indent(ToText(value)) : ToText(value);

    /// <summary>Parses JSON text into a plain value: the counterpart of <see cref="ToText(object)"/>.</summary>
    /// <param name="json">JSON text of one value.</param>
    /// <returns>A dictionary, an array, text, a number, a bool or null; a <see cref="JsonLiteral"/> for a number that no .NET type holds exactly.</returns>
    /// <exception cref="Mka1InputException">The text is not JSON.</exception>
    public static object? FromText(string json) => JsonValue.ToPlain(Parse(json, null));

    /// <summary>Parses the members of a JSON object to send, as plain values that serialize to the same text and numbers.</summary>
    /// <param name="json">JSON text of one object.</param>
    /// <param name="name">The name of the text in error messages.</param>
    /// <returns>The members in their order.</returns>
    /// <exception cref="Mka1InputException">The text is not a JSON object, or one of its names is duplicated or contains an unpaired surrogate.</exception>
    public static Dictionary<string, object?> ParseMembers(string json, string name)
    {
        var value = Parse(json, name);
        return value.ValueKind == JsonValueKind.Object ? GetMembers(value, name) : throw new Mka1InputException($"{name} is JSON but not an object. Give {{ ... }}.");
    }

    /// <summary>Gets the members of an object that a server sent, as plain values that serialize to the same JSON.</summary>
    /// <param name="sent">The object.</param>
    /// <returns>The members in their order.</returns>
    /// <exception cref="Mka1InputException">A name is duplicated or contains an unpaired surrogate.</exception>
    public static Dictionary<string, object?> GetMembers(Mka1Object sent) =>
        GetMembers((sent ?? throw new ArgumentNullException(nameof(sent))).Json, null);

    /// <summary>Creates the members of an object to send, without those whose value is null.</summary>
    internal static Dictionary<string, object?> CreateMembers(params (string Name, object? Value)[] members) =>
        members.Where(static member => member.Value is not null).ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);

    private static JsonElement Parse(string json, string? name)
    {
        if (json is null)
            throw new ArgumentNullException(nameof(json));
        try
        {
            return JsonText.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new Mka1InputException($"{(name is null ? "The text is not JSON" : $"{name} is text but not JSON")}: {JsonFault.Describe(exception, json)}", exception) { IsPartialJson = JsonFault.IsPartial(json) };
        }
    }

    // A dictionary cannot hold duplicate names or names that it cannot distinguish.
    private static Dictionary<string, object?> GetMembers(JsonElement value, string? name)
    {
        string what = name ?? "the JSON";
        if (value.ValueKind != JsonValueKind.Object)
            throw new Mka1InputException($"{(name is null ? "The JSON" : name)} must be an object, but it is of kind {value.ValueKind}.");
        if (JsonMembers.HasUnpairedSurrogateInName(value))
        {
            string half = JsonMembers.Read(value).Select(static member => member.Key).First(static key => key.Contains('\uFFFD'));
            throw new Mka1InputException($"The name '{half}' in {what} contains an unpaired surrogate. Write the whole character.");
        }
        return JsonValue.FindDuplicateName(value) is string repeated
            ? throw new Mka1InputException($"The member '{repeated}' occurs twice in {what}. Give it once.")
            : JsonValue.MembersToSend(value);
    }

    internal static byte[] ToUtf8(object? value)
    {
        using var buffer = new MemoryStream();
        using var writer = new Utf8JsonWriter(buffer, Options);
        Write(writer, value);
        writer.Flush();
        return buffer.ToArray();
    }

    /// <exception cref="Mka1InputException">A value, or a key of a dictionary, has no JSON form, or the value contains itself.</exception>
    internal static void Write(Utf8JsonWriter writer, object? value)
    {
        try
        {
            WriteValue(writer, value);
        }
        // A value that contains itself exceeds the depth of the writer.
        catch (InvalidOperationException exception) when (writer.CurrentDepth >= JsonText.MaxDepth)
        {
            throw new Mka1InputException("The value is nested too deeply for JSON; it may contain itself.", exception);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
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
            case Mka1Object sent: WriteRaw(writer, sent.ToJson()); break;
            case JsonLiteral literal: writer.WriteRawValue(literal.Json, skipInputValidation: true); break;
            case IDictionary map: WriteMap(writer, map); break;
            case IEnumerable<KeyValuePair<string, object?>> members: WriteMembers(writer, members); break;
            case IEnumerable sequence: WriteSequence(writer, sequence); break;
            default: throw new Mka1InputException($"A value of type {value.GetType().FullName} has no JSON form.");
        }
    }

    // On one line, because a request may become a line of a file.
    private static void WriteRaw(Utf8JsonWriter writer, string json) => writer.WriteRawValue(JsonLayout.Compact(json), skipInputValidation: true);

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
            WriteValue(writer, entry.Value);
        }
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            writer.WritePropertyName(member.Key);
            WriteValue(writer, member.Value);
        }
        writer.WriteEndObject();
    }

    private static void WriteSequence(Utf8JsonWriter writer, IEnumerable sequence)
    {
        writer.WriteStartArray();
        foreach (object? item in sequence)
            WriteValue(writer, item);
        writer.WriteEndArray();
    }
}
