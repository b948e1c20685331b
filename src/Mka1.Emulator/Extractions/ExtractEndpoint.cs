using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Extractions;

/// <summary>Extracts data by a schema in the request. Those by a stored schema are mapped with the schemas.</summary>
internal static class ExtractEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/extract", async context =>
    {
        var form = (await ExtractionForm.ReadAsync(context)).AllowOnly("model", "schema", "prompt", "metadata");
        var schema = form.ReadObject("schema") ?? throw RequestBody.Missing("schema");
        // It is checked, but no answer contains it.
        if (form.ReadObject("metadata") is { } metadata)
            _ = new RequestBody(new() { ["metadata"] = metadata }).Metadata();
        await form.AnswerAsync(context, schema, null);
    });
}
