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

    public static Task ErrorAsync(HttpContext context, ApiException error) => JsonAsync(context, ErrorBody(error), error.Status);

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
}
