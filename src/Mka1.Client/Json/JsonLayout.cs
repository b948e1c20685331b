using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mka1.Json;

/// <summary>Formats the white space of JSON text and changes nothing else, even where the writer of the library would throw.</summary>
internal static class JsonLayout
{
    private const int Step = 2;
    // The terminal event that the client creates from a response is one level deeper than the response.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonText.MaxDepth + 2 };

    /// <summary>Removes the white space.</summary>
    /// <param name="json">Valid JSON text.</param>
    public static string Compact(string json)
    {
        if (json.IndexOfAny([' ', '\n', '\r', '\t']) < 0)
            return json;
        var text = new StringBuilder(json.Length);
        bool quoted = false;
        for (int i = 0; i < json.Length; i++)
        {
            char c = json[i];
            if (!quoted && c is ' ' or '\n' or '\r' or '\t')
                continue;
            text.Append(c);
            if (c == '"')
                quoted = !quoted;
            else if (c == '\\')
                text.Append(json[++i]);
        }
        return text.ToString();
    }

    /// <summary>Writes one member per line and replaces escapes by their characters.</summary>
    /// <param name="json">Valid JSON text.</param>
    public static string Indent(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), Options);
        var text = new StringBuilder(json.Length * 2);
        bool isFirst = true;
        bool isNamed = false;
        while (reader.Read())
        {
            bool isEnd = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (!isFirst && !isNamed && !isEnd)
                text.Append(',');
            if (!isNamed && text.Length > 0 && !(isEnd && isFirst))
                text.Append(Environment.NewLine).Append(' ', reader.CurrentDepth * Step);
            isFirst = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            isNamed = reader.TokenType == JsonTokenType.PropertyName;
            text.Append(FormatToken(ref reader));
            if (isNamed)
                text.Append(": ");
        }
        return text.ToString();
    }

    private static string FormatToken(ref Utf8JsonReader reader)
    {
        string raw = Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            return raw;
        bool isPlain = !reader.ValueIsEscaped || JsonText.HasUnpairedSurrogate(reader.ValueSpan, out _);
        return $"\"{(isPlain ? raw : JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(reader.GetString()!))}\"";
    }
}
