using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Errors;

/// <summary>
/// An error answer's body, whichever of the platform's shapes it has: <c>error</c> as object or as text, <c>message</c>,
/// <c>detail</c> as text or as a list, else the raw text.
/// </summary>
internal sealed record ErrorBody(string Message, string? Code, string? Type, string? Param, string Raw)
{
    private const int RawLimit = 10_000;

    // A server's words are sentences. What is longer is not looked through for the token either.
    private const int LongestText = 64 * 1024;

    /// <summary>Reads it as it came, and then takes the token out of what was read: a short one may be a part of the JSON.</summary>
    public static ErrorBody Read(string body, Redaction redaction)
    {
        var read = Read(body, shown: redaction.Of(Cut(body)));
        return read with
        {
            Message = redaction.Of(Cut(read.Message)),
            Code = OfText(read.Code),
            Type = OfText(read.Type),
            Param = OfText(read.Param),
        };

        string? OfText(string? text) => text is null ? null : redaction.Of(Cut(text));
    }

    public static ErrorBody Read(string body) => Read(body, shown: body);

    private static string Cut(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText);

    private static ErrorBody Read(string body, string shown)
    {
        string raw = shown.Length > RawLimit ? shown.Substring(0, RawLimit) : shown;
        try
        {
            var root = JsonText.Parse(body.TrimStart('\uFEFF'));
            return root.ValueKind == JsonValueKind.Object
                ? Read(root, raw)
                : new ErrorBody(Excerpt.Of(raw), null, null, null, raw);
        }
        catch (JsonException)
        {
            // Not JSON: a proxy's page, say. Its text is all there is to show.
            return new ErrorBody(Excerpt.Of(raw), null, null, null, raw);
        }
    }

    private static ErrorBody Read(JsonElement root, string raw)
    {
        var holder = root;
        string? message = null;
        if (root.TryGetMember("error", out var error))
        {
            if (error.ValueKind == JsonValueKind.Object)
                holder = error;
            else if (error.ValueKind == JsonValueKind.String)
                message = JsonText.Of(error);
        }
        message = new[] { message, Text(holder, "message"), Text(root, "message"), Detail(root) }
            .FirstOrDefault(static words => !string.IsNullOrWhiteSpace(words));
        return new ErrorBody(message ?? Excerpt.Of(raw), Text(holder, "code"), Text(holder, "type"), Text(holder, "param"), raw);
    }

    private static string? Detail(JsonElement root)
    {
        if (!root.TryGetMember("detail", out var detail))
            return null;
        if (detail.ValueKind is JsonValueKind.Null)
            return null;
        if (detail.ValueKind != JsonValueKind.Array)
            return JsonText.OfAny(detail);
        return string.Join("; ", detail.EnumerateArray().Select(static problem =>
        {
            string text = Text(problem, "msg") ?? JsonText.OfAny(problem);
            return problem.ValueKind == JsonValueKind.Object
                && problem.TryGetMember("loc", out var place) && place.ValueKind == JsonValueKind.Array
                ? $"{string.Join(".", place.EnumerateArray().Select(JsonText.OfAny))}: {text}"
                : text;
        }));
    }

    private static string? Text(JsonElement holder, string name)
    {
        if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetMember(name, out var value))
            return null;
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : JsonText.OfAny(value);
    }
}
