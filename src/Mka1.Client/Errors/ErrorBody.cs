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
        var read = Read(body, shown: redaction.Redact(Truncate(body)));
        return read with
        {
            Message = redaction.Redact(Truncate(read.Message)),
            Code = RedactOrNull(read.Code),
            Type = RedactOrNull(read.Type),
            Param = RedactOrNull(read.Param),
        };

        string? RedactOrNull(string? text) => text is null ? null : redaction.Redact(Truncate(text));
    }

    public static ErrorBody Read(string body) => Read(body, shown: body);

    private static string Truncate(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText);

    private static ErrorBody Read(string body, string shown)
    {
        string raw = shown.Length > RawLimit ? shown.Substring(0, RawLimit) : shown;
        try
        {
            var root = JsonText.Parse(body.TrimStart('\uFEFF'));
            return root.ValueKind == JsonValueKind.Object
                ? Read(root, raw)
                : new ErrorBody(Excerpt.Create(raw), null, null, null, raw);
        }
        catch (JsonException)
        {
            // Not JSON: a proxy's page, say. Its text is all there is to show.
            return new ErrorBody(Excerpt.Create(raw), null, null, null, raw);
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
                message = JsonText.GetString(error);
        }
        message = new[] { message, GetText(holder, "message"), GetText(root, "message"), GetDetail(root) }
            .FirstOrDefault(static words => !string.IsNullOrWhiteSpace(words));
        return new ErrorBody(message ?? Excerpt.Create(raw), GetText(holder, "code"), GetText(holder, "type"), GetText(holder, "param"), raw);
    }

    private static string? GetDetail(JsonElement root)
    {
        if (!root.TryGetMember("detail", out var detail))
            return null;
        if (detail.ValueKind is JsonValueKind.Null)
            return null;
        if (detail.ValueKind != JsonValueKind.Array)
            return JsonText.GetStringOrJson(detail);
        return string.Join("; ", detail.EnumerateArray().Select(static problem =>
        {
            string text = GetText(problem, "msg") ?? JsonText.GetStringOrJson(problem);
            return problem.ValueKind == JsonValueKind.Object
                && problem.TryGetMember("loc", out var place) && place.ValueKind == JsonValueKind.Array
                ? $"{string.Join(".", place.EnumerateArray().Select(JsonText.GetStringOrJson))}: {text}"
                : text;
        }));
    }

    private static string? GetText(JsonElement holder, string name)
    {
        if (holder.ValueKind != JsonValueKind.Object || !holder.TryGetMember(name, out var value))
            return null;
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : JsonText.GetStringOrJson(value);
    }
}
