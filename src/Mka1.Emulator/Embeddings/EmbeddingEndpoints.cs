using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Models;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Embeddings;

/// <summary>The operations on embeddings.</summary>
internal static class EmbeddingEndpoints
{
    private const int DefaultDimensions = 256;
    private const int MaxDimensions = 4096;

    private static readonly EmbeddingKind[] Models =
    [
        new("meetkai:embed-small", 1000, 32_768, 65_536),
        new("openai:text-embedding-3-small", 2048, 8191, 32_764),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/embeddings", async context =>
        {
            var body = (await context.ReadBodyAsync()).AllowOnly("model", "input", "dimensions", "encoding_format", "user");
            await Answer.JsonAsync(context, Embed(context.Tenant(), body));
        });
        api.MapGet("/embeddings/models", context => Answer.JsonAsync(context, new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Models.Select(static model => model.Render())]),
        }));
    }

    private static JsonObject Embed(Tenant tenant, RequestBody body)
    {
        var name = body.Required("model");
        var texts = ReadTexts(body);
        var dimensions = (int)(body.Number("dimensions", 1, MaxDimensions, whole: true) ?? DefaultDimensions);
        var format = body.Text("encoding_format");
        RequestBody.OneOf("encoding_format", format, "float", "base64");
        _ = body.Text("user");
        ModelEndpoints.Check(name);
        (Array.Find(Models, model => model.Id == name) ?? Models[0]).Check(texts);
        var tokens = texts.Sum(Words.Count);
        UsageLog.AddTokens(tenant, "embeddings", name, false, tokens, 0);
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. texts.Select((text, index) => new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = WordVector.Render(WordVector.Create(text, dimensions), format == "base64"),
            })]),
            ["model"] = name,
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        };
    }

    private static string[] ReadTexts(RequestBody body)
    {
        string[] texts = body["input"] switch
        {
            null => throw RequestBody.Missing("input"),
            JsonArray many when many.All(static one => one?.GetValueKind() == JsonValueKind.String) => [.. many.Select(static one => one!.GetValue<string>())],
            JsonValue one when one.GetValueKind() == JsonValueKind.String => [one.GetValue<string>()],
            _ => throw RequestBody.WrongType("input", "a string or an array of strings"),
        };
        return texts.Length > 0 && texts.All(static text => text.Length > 0) ? texts : throw ApiException.Invalid("Invalid 'input': must not be empty.", "input");
    }
}
