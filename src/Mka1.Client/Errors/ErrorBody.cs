using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Errors;

/// <summary>
/// The body of an error answer in any shape of the platform: <c>error</c> as an object or text, <c>message</c>,
/// <c>detail</c> as text or a list, otherwise the raw text.
/// </summary>
internal sealed record ErrorBody(string Message, string? Code, string? Type, string? Param, string Raw)
{
    private const int RawLimit = 10_000;

    // Longer text is truncated, so that redaction stays fast.
    private const int MaximumTextLength = 64 * 1024;

    /// <summary>Parses the unredacted body and redacts the results, because a short token may also be part of the JSON syntax.</summary>
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

    private static string Truncate(string text) => text.Length <= MaximumTextLength ? text : text.Substring(0, MaximumTextLength);

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
            // Not JSON, such as an error page of a proxy.
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
            .FirstOrDefault(static text => !string.IsNullOrWhiteSpace(text));
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
