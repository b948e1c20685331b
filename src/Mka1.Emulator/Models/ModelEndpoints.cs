using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Models;

/// <summary>The operations on models: a few models of each type.</summary>
internal static class ModelEndpoints
{
    private const long Created = 1_750_000_000;

    private static readonly (string Id, string Type)[] Models =
    [
        ("auto", "llm"),
        ("meetkai:functionary-pt", "llm"),
        ("meetkai:functionary-urdu-mini-pak", "llm"),
        ("openai:gpt-4.1-mini", "llm"),
        ("meetkai:embed-small", "embeddings"),
        ("openai:text-embedding-3-small", "embeddings"),
        ("meetkai:painter", "images"),
        ("openai:gpt-image-1", "images"),
        ("meetkai:listener", "speech_to_text"),
        ("meetkai:speaker", "text_to_speech"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/models", context => Answer.JsonAsync(context, new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. Models.Select(m => Render(m.Id, m.Type))]),
        }));
        api.MapGet("/models/{id}", context =>
        {
            var model = Array.Find(Models, m => m.Id == context.RouteId());
            return model.Id is not null
                ? Answer.JsonAsync(context, Render(model.Id, model.Type))
                : throw ApiException.NotFound("model", context.RouteId());
        });
    }

    /// <summary>Refuses a model that does not exist: one whose name begins with <c>unknown</c>.</summary>
    public static void Check(string model)
    {
        if (model.Length == 0 || model.StartsWith("unknown", StringComparison.Ordinal))
            throw ApiException.Invalid($"The requested model '{model}' does not exist.", "model", "model_not_found");
    }

    private static JsonObject Render(string id, string type) => new()
    {
        ["id"] = id,
        ["object"] = "model",
        ["created"] = Created,
        ["owned_by"] = id.Split(':')[0],
        ["model_type"] = type,
    };
}
