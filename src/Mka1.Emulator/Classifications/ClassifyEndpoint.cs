using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Embeddings;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Models;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Classifications;

/// <summary>Chooses the label that occurs in a text, or else the one whose vector is nearest.</summary>
internal static class ClassifyEndpoint
{
    private const int Dimensions = 256;

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/classify", async context =>
    {
        var body = (await context.ReadBodyAsync()).AllowOnly("model", "text", "labels", "prompt");
        var (model, text) = (body.Required("model"), body.Required("text"));
        if (text.Length == 0)
            throw ApiException.Invalid("Invalid 'text': must not be empty.", "text");
        string[] labels = ReadLabels(body);
        _ = body.Text("prompt");
        ModelEndpoints.Check(model);
        var (label, confidence) = Choose(text, labels);
        UsageLog.AddTokens(context.Tenant(), "classify", model, false, Words.Count(text), Words.Count(label));
        await Answer.JsonAsync(context, new JsonObject
        {
            ["success"] = true,
            ["data"] = new JsonObject { ["label"] = label, ["confidence"] = confidence, ["reasoning"] = $"The words of the text are nearest to '{label}'." },
            ["metadata"] = new JsonObject { ["model"] = model, ["labels"] = body.Copy("labels"), ["classifiedAt"] = DateTime.UtcNow },
        });
    });

    private static string[] ReadLabels(RequestBody body)
    {
        if (!body.Has("labels"))
            throw RequestBody.Missing("labels");
        var labels = body.Array("labels");
        if (labels.Any(static label => label?.GetValueKind() != JsonValueKind.String))
            throw RequestBody.WrongType("labels", "an array of strings");
        string[] texts = [.. labels.Select(static label => label!.GetValue<string>())];
        return texts.Length >= 2 && texts.All(static label => label.Length > 0) ? texts : throw ApiException.Invalid("Invalid 'labels': must be two or more, and none empty.", "labels");
    }

    private static (string Label, double Confidence) Choose(string text, string[] labels)
    {
        if (Array.Find(labels, label => text.Contains(label, StringComparison.OrdinalIgnoreCase)) is { } named)
            return (named, 1);
        var vector = WordVector.Create(text, Dimensions);
        return labels
            .Select(label => (label, Math.Round(Math.Clamp(WordVector.Create(label, Dimensions).Zip(vector, static (a, b) => (double)a * b).Sum(), 0, 1), 2)))
            .MaxBy(static pair => pair.Item2);
    }
}
