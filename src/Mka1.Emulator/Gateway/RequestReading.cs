using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Gateway;

/// <summary>Reads the parts of a request, strictly.</summary>
internal static class RequestReading
{
    /// <summary>Bodies up to this size are kept in the request log.</summary>
    private const int LoggedBody = 64 * 1024;

    public static async Task<RequestBody> ReadBodyAsync(this HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            throw new ApiException(415, "The content type must be application/json.");
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (bytes.Length <= LoggedBody)
            context.Features.Get<ReceivedRequest>()?.Body = System.Text.Encoding.UTF8.GetString(bytes.Span);
        try
        {
            return StrictJson.Parse(bytes.Span) is JsonObject body
                ? new RequestBody(body)
                : throw ApiException.Invalid("The body must be a JSON object.", null, "invalid_json");
        }
        catch (JsonException e)
        {
            throw ApiException.Invalid($"The body is not valid JSON: {e.Message}", null, "invalid_json");
        }
    }

    public static string RouteId(this HttpContext context, string name = "id") => (string)context.Request.RouteValues[name]!;

    public static int QueryInt(this HttpContext context, string name, int fallback, int min, int max)
    {
        if (context.QueryText(name) is not { } text)
            return fallback;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < min || value > max)
            throw ApiException.Invalid($"Invalid '{name}': must be an integer from {min} to {max}.", name);
        return value;
    }

    public static bool QueryBool(this HttpContext context, string name) => context.QueryText(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw ApiException.Invalid($"Invalid '{name}': must be true or false.", name),
    };

    public static string? QueryText(this HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out var values) ? values[^1] : null;
}
