using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Batches;

/// <summary>The operations on batches.</summary>
internal sealed class BatchEndpoints(BatchOptions options, FileStore store, SimulatedClock clock, CancellationToken serverStops)
{
    private static readonly string[] Endpoints = ["/v1/chat/completions", "/v1/embeddings", "/v1/images/generations"];
    private static readonly string[] Known = ["input_file_id", "endpoint", "completion_window", "metadata"];

    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/batches", CreateAsync);
        api.MapGet("/batches", context =>
            Answer.ListAsync(context, context.Tenant().Batches.Read(context.QueryCursor(ordered: false)), job => job.Render()));
        api.MapGet("/batches/{id}", context => Answer.JsonAsync(context, Find(context).Render()));
        api.MapPost("/batches/{id}/cancel", context =>
        {
            var job = Find(context);
            job.Cancel();
            return Answer.JsonAsync(context, job.Render());
        });
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = await context.ReadObjectAsync();
        foreach (var (name, _) in body)
        {
            if (!Known.Contains(name))
                throw ApiException.Invalid($"Unknown parameter: '{name}'.", name, "unknown_parameter");
        }

        var endpoint = Needed(body, "endpoint");
        if (!Endpoints.Contains(endpoint))
            throw ApiException.Invalid($"Invalid value: '{endpoint}'. 'endpoint' must be one of: {string.Join(", ", Endpoints)}.", "endpoint");
        if (Needed(body, "completion_window") != "24h")
            throw ApiException.Invalid("Invalid 'completion_window': must be '24h'.", "completion_window");
        var fileId = Needed(body, "input_file_id");
        var metadata = Metadata.Read(body);
        var tenant = context.Tenant();
        if (!tenant.Files.TryGet(fileId, out var input))
            throw ApiException.Invalid($"No file found with id '{fileId}'.", "input_file_id", "file_not_found");
        if (input.Purpose != "batch")
            throw ApiException.Invalid($"The file '{fileId}' has the purpose '{input.Purpose}', not 'batch'.", "input_file_id", "invalid_purpose");

        var job = new BatchJob(
            BatchJob.NewBatch(endpoint, fileId, metadata, options.ExpiresAfter),
            input,
            options,
            tenant,
            store,
            clock,
            $"http://{context.Request.Host}",
            serverStops);
        tenant.Batches.Add(job);
        var first = job.Render();
        job.Start();
        await Answer.JsonAsync(context, first);
    }

    private static BatchJob Find(HttpContext context) => context.Tenant().Batches.Get(context.RouteId());

    private static string Needed(JsonObject body, string name) => body[name]?.ToString()
        ?? throw ApiException.Invalid($"Missing required parameter: '{name}'.", name, "missing_required_parameter");
}
