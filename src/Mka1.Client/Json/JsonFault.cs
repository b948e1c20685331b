using System.Text.Json;

namespace Mka1.Json;

/// <summary>Why text is not JSON, in words for an operator: the library's own speak of its options.</summary>
internal static class JsonFault
{
    private const int LongestLine = 200;

    /// <summary>The reason without the place.</summary>
    public static string GetReason(JsonException exception)
    {
        int place = exception.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        string reason = place < 0 ? exception.Message : exception.Message.Substring(0, place);
        return reason.Replace(" which is not supported in this mode. Change the reader options.", string.Empty)
            .Replace(" Change the reader options.", string.Empty)
            .TrimEnd('.', ',', ' ');
    }

    /// <summary>Place and reason, and what may be the cause.</summary>
    /// <param name="exception">What the parser threw.</param>
    /// <param name="json">The text.</param>
    public static string Of(JsonException exception, string json)
    {
        string text = json.Trim();
        if (text.Length == 0)
            return "the text is blank. Give one JSON value.";
        string words = exception.LineNumber is long line && exception.BytePositionInLine is long at
            ? $"line {line + 1}, byte {at + 1}: {GetReason(exception)}."
            : $"{GetReason(exception)}.";
        // As Get-Content gives the lines of indented JSON.
        bool isPart = text.Length <= LongestLine && text.IndexOf('\n') < 0
            && (text[text.Length - 1] is '{' or '[' or ',' || text is "}" or "]" or "}," or "],");
        return isPart ? words + " It looks like one line of several: read the whole file by Get-Content -Raw." : words;
    }
}
