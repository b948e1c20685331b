using System.Text.Json;

namespace Mka1.Json;

/// <summary>Describes why text is not JSON, without the parser options that the messages of the library mention.</summary>
internal static class JsonFault
{
    private const int MaximumLineLength = 200;

    /// <summary>Gets the reason without the position.</summary>
    public static string GetReason(JsonException exception)
    {
        int place = exception.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        string reason = place < 0 ? exception.Message : exception.Message.Substring(0, place);
        return reason.Replace(" which is not supported in this mode. Change the reader options.", string.Empty)
            .Replace(" Change the reader options.", string.Empty)
            .TrimEnd('.', ',', ' ');
    }

    /// <summary>Describes the position, the reason and the probable cause.</summary>
    /// <param name="exception">The exception of the parser.</param>
    /// <param name="json">The text.</param>
    public static string Describe(JsonException exception, string json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return "the text is blank. Give one JSON value.";
        string reason = exception.LineNumber is long line && exception.BytePositionInLine is long at
            ? $"line {line + 1}, byte {at + 1}: {GetReason(exception)}."
            : $"{GetReason(exception)}.";
        return IsPartial(json) ? reason + " It looks like one line of several: give the whole text as one value." : reason;
    }

    /// <summary>Whether invalid JSON text looks like one line of an indented value.</summary>
    public static bool IsPartial(string json)
    {
        string text = json.Trim();
        return text.Length is > 0 and <= MaximumLineLength && text.IndexOf('\n') < 0
            && (text[text.Length - 1] is '{' or '[' or ',' || text is "}" or "]" or "}," or "],");
    }
}
