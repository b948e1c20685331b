using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mka1.Emulator.Gateway;

/// <summary>Writes complete HTTP responses, with their content length.</summary>
internal static class Answer
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Plain));

    public static Task JsonAsync(HttpContext context, JsonNode body, int status = 200) =>
        BytesAsync(context, Bytes(body), "application/json", status);

    public static Task JsonAsync(HttpContext context, byte[] body, int status = 200) =>
        BytesAsync(context, body, "application/json", status);

    public static async Task BytesAsync(HttpContext context, byte[] body, string contentType, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static Task ErrorAsync(HttpContext context, ApiException error) => context.Request.Path.StartsWithSegments("/api/v1/sandbox", StringComparison.Ordinal)
        ? JsonAsync(context, DetailBody(error), error.Status == 400 ? 422 : error.Status)
        : JsonAsync(context, ErrorBody(error), error.Status);

    public static JsonObject ErrorBody(ApiException error) => error.IsRpc ? new()
    {
        ["defined"] = false,
        ["code"] = error.Code,
        ["status"] = error.Status,
        ["message"] = error.Message,
    }
    : new()
    {
        ["error"] = new JsonObject
        {
            ["message"] = error.Message,
            ["type"] = error.Type,
            ["param"] = error.Param,
            ["code"] = error.Code,
        },
    };

    // FastAPI's form: a list for a refused body, otherwise text.
    private static JsonObject DetailBody(ApiException error) => new()
    {
        ["detail"] = error.Status == 400
            ? new JsonArray(new JsonObject { ["loc"] = new JsonArray("body", error.Param), ["msg"] = error.Message, ["type"] = error.Code })
            : error.Message,
    };
}
