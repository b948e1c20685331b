using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Batches;

/// <summary>The operations on batches.</summary>
internal sealed class BatchEndpoints(BatchOptions options, FileStore store, SimulatedClock clock, CancellationToken serverStops)
{
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/batches", CreateAsync);
        api.MapGet("/batches", context =>
            Answer.ListAsync(context, context.Tenant().Batches.Read(context.QueryCursor(ordered: false)), job => job.Render()))
            .WithQuery("after", "limit");
        api.MapGet("/batches/{id}", context => Answer.JsonAsync(context, Find(context).Render()));
        api.MapPost("/batches/{id}/cancel", context => Answer.JsonAsync(context, Find(context).Cancel()));
    }

    private async Task CreateAsync(HttpContext context)
    {
        var body = (await context.ReadBodyAsync()).Only("input_file_id", "endpoint", "completion_window", "metadata");
        var endpoint = body.Needed("endpoint");
        JsonBody.OneOf("endpoint", endpoint, "/v1/chat/completions", "/v1/embeddings", "/v1/images/generations");
        JsonBody.OneOf("completion_window", body.Needed("completion_window"), "24h");
        var fileId = body.Needed("input_file_id");
        var metadata = body.Metadata();
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
}
