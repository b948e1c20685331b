using Mka1.Emulator.Gateway;
using Mka1.Emulator.Models;

namespace Mka1.Emulator.Images;

/// <summary>Creates images, all of which are the same. Its models create PNG only.</summary>
internal static class ImageEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/images/generations", async context =>
    {
        var body = (await context.ReadBodyAsync()).AllowOnly("prompt", "model", "n", "quality", "response_format", "size", "style", "output_format", "user");
        _ = body.Required("prompt");
        var prompt = body.Text("prompt", 1, 1000)!;
        var count = (int)(body.Number("n", 1, GeneratedImages.Maximum, whole: true) ?? 1);
        RequestBody.OneOf("quality", body.Text("quality"), "low", "medium", "high", "auto", "standard", "hd");
        RequestBody.OneOf("size", body.Text("size"), "256x256", "512x512", "1024x1024", "1024x1536", "1536x1024", "1792x1024", "1024x1792", "auto");
        RequestBody.OneOf("style", body.Text("style"), "vivid", "natural");
        RequestBody.OneOf("output_format", body.Text("output_format"), "png");
        var format = body.Text("response_format");
        RequestBody.OneOf("response_format", format, "url", "b64_json");
        _ = body.Text("user");
        ModelEndpoints.Check(body.Text("model") ?? "auto");
        await Answer.JsonAsync(context, GeneratedImages.Render(count, format == "b64_json", prompt, $"{context.Request.Scheme}://{context.Request.Host}"));
    });
}
