using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Batches;

/// <summary>The operations on batches.</summary>
internal sealed class BatchEndpoints(BatchOptions options, FileStore store, SimulatedClock clock, CancellationToken serverStops)
{
    public void Map(ResourceMap resources)
    {
        var batches = resources.Add<BatchJob>("/batches");
        batches.Create(CreateAsync, static (_, job) => job.Start());
        batches.List(new ListRules("after", "limit"));
        batches.Get();
        batches.Act("cancel", job => job.Cancel());
    }

    private async Task<BatchJob> CreateAsync(HttpContext context)
    {
        var body = (await context.ReadBodyAsync()).AllowOnly("input_file_id", "endpoint", "completion_window", "metadata");
        var endpoint = body.Required("endpoint");
        RequestBody.OneOf("endpoint", endpoint, "/v1/chat/completions", "/v1/embeddings", "/v1/images/generations");
        RequestBody.OneOf("completion_window", body.Required("completion_window"), "24h");
        var fileId = body.Required("input_file_id");
        var metadata = body.Metadata();
        var tenant = context.Tenant();
        if (!tenant.Store<StoredFile>().TryGet(fileId, out var input))
            throw ApiException.Invalid($"No file found with id '{fileId}'.", "input_file_id", "file_not_found");
        if (input.Purpose != "batch")
            throw ApiException.Invalid($"The file '{fileId}' has the purpose '{input.Purpose}', not 'batch'.", "input_file_id", "invalid_purpose");

        return new BatchJob(
            BatchJob.NewBatch(endpoint, fileId, metadata, options.ExpiresAfter),
            input,
            options,
            tenant,
            store,
            clock,
            $"http://{context.Request.Host}",
            serverStops);
    }
}
