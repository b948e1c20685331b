using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.VectorStores;

/// <summary>A vector store with its files. It does not expire, even if it has an expiry.</summary>
internal sealed class StoredVectorStore : IMappedResource, ICounted
{
    private const int SecondsPerDay = 86_400;
    private const int MaxBatchFiles = 500;
    private readonly Lock _lock = new();
    private readonly StoredMembers _members;
    private double? _expiryDays;

    private StoredVectorStore(RequestBody body)
    {
        var now = SimulatedClock.UnixNow;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "vector_store",
            ["created_at"] = now,
            ["name"] = null,
            ["description"] = body.Text("description"),
            ["usage_bytes"] = 0,
            ["embedding_model"] = "meetkai:embed-small",
            ["embedding_dimensions"] = 8,
            ["file_counts"] = null,
            ["status"] = "completed",
            ["last_active_at"] = now,
            ["last_used_at"] = now,
            ["expires_at"] = null,
            ["metadata"] = new JsonObject(),
        });
        Change(body);
    }

    public static string Noun => "vector store";

    public string Id { get; } = Ids.New("vs_");

    private ResourceStore<StoredVectorStoreFile> Files { get; } = new(strictCursors: false);

    private ResourceStore<StoredFileBatch> Batches { get; } = new(strictCursors: false);

    public static void Map(ResourceMap resources)
    {
        var stores = resources.Add<StoredVectorStore>("/vector_stores");
        stores.Create(static body => new StoredVectorStore(body), "name", "description", "expires_after", "metadata");
        stores.List(new ListRules("after", "before", "limit", "order"));
        stores.Get();
        stores.Update(static (store, body) => store.Change(body), movesToEnd: false, "name", "expires_after", "metadata");
        stores.Delete("vector_store.deleted");
        stores.Group.MapPost("/{id}/search", async context => await Answer.JsonAsync(context, stores.Find(context).Search(await context.ReadBodyAsync())));
        var listRules = new ListRules("after", "before", "limit", "order", "filter");

        var files = new ResourceRoutes<StoredVectorStoreFile>(stores.Group.MapGroup("/{store}/files"), context => stores.Find(context, "store").Files);
        files.Group.MapPost("", async context =>
        {
            var store = stores.Find(context, "store");
            var body = (await context.ReadBodyAsync()).AllowOnly("file_id", "attributes", "chunking_strategy");
            var file = context.Tenant().Store<StoredFile>().Get(body.Required("file_id"));
            await Answer.JsonAsync(context, store.Add([store.Create(file, body, resources.Clock)], resources.Clock)[0].Render());
        });
        files.List(listRules, ReadFilter);
        files.Get();
        files.Update(static (file, body) => file.Attributes = FileAttributes.Read(body) ?? throw RequestBody.Missing("attributes"), movesToEnd: false, "attributes");
        files.Delete("vector_store.file.deleted");

        var batches = new ResourceRoutes<StoredFileBatch>(stores.Group.MapGroup("/{store}/file_batches"), context => stores.Find(context, "store").Batches);
        batches.Create(async context => stores.Find(context, "store").AddBatch(await context.ReadBodyAsync(), context.Tenant().Store<StoredFile>(), resources.Clock));
        batches.Get();
        batches.Act("cancel", static batch => batch.Cancel());
        new ResourceRoutes<StoredVectorStoreFile>(
            batches.Group.MapGroup("/{batch}/files"), context => stores.Find(context, "store").Batches.Get(context.RouteId("batch")).Files).List(listRules, ReadFilter);
    }

    public string UsageKind => "vector_stores";

    public (string Name, long Count)[] UsageCounts => [("usage_bytes", Files.Newest().Sum(static file => file.Bytes))];

    public byte[] Render()
    {
        var files = Files.Newest().ToArray();
        var counts = StoredVectorStoreFile.Count(files);
        _members.Set(
            ("usage_bytes", files.Sum(static file => file.Bytes)),
            ("file_counts", counts),
            ("status", counts["in_progress"]!.GetValue<int>() > 0 ? "in_progress" : "completed"));
        return _members.Render();
    }

    private static Predicate<StoredVectorStoreFile>? ReadFilter(HttpContext context)
    {
        var status = context.QueryText("filter");
        RequestBody.OneOf("filter", status, "in_progress", "completed", "failed", "cancelled");
        return status is null ? null : file => file.Status == status;
    }

    private StoredVectorStoreFile Create(StoredFile file, RequestBody body, SimulatedClock clock) =>
        new(Id, file, ChunkingStrategy.Read(body), FileAttributes.Read(body) ?? [], clock);

    // A file that is added again is indexed again.
    private StoredVectorStoreFile[] Add(StoredVectorStoreFile[] files, SimulatedClock clock)
    {
        lock (_lock)
        {
            foreach (var file in files)
            {
                if (Files.TryGet(file.Id, out _))
                    Files.Remove(file.Id);
            }

            var start = Files.Newest().Where(static file => file.Status == "in_progress").Select(static file => file.Ends).Append(clock.Elapsed).Max();
            foreach (var file in files)
            {
                file.Ends = start += file.Index.Duration;
                Files.Add(file);
            }
        }

        Touch();
        return files;
    }

    private StoredFileBatch AddBatch(RequestBody body, ResourceStore<StoredFile> uploaded, SimulatedClock clock)
    {
        body.AllowOnly("file_ids", "files", "attributes", "chunking_strategy");
        if ((body["file_ids"] is null) == (body["files"] is null))
            throw ApiException.Invalid("Give either 'file_ids' or 'files'.", body["files"] is null ? "file_ids" : "files");
        var parts = body["files"] is null
            ? [.. body.Array("file_ids").Select(id => (Id: id, Body: body))]
            : body.Array("files").Select((one, index) => one is JsonObject part ? new RequestBody(part, $"files[{index}].").AllowOnly("file_id", "attributes", "chunking_strategy") : throw RequestBody.WrongType("files", "an array of objects"))
                .Select(static part => (Id: (JsonNode?)part.Required("file_id"), Body: part)).ToArray();
        if (parts.Length is 0 or > MaxBatchFiles)
            throw ApiException.Invalid($"Invalid 'file_ids': must have 1 to {MaxBatchFiles} files.", body["files"] is null ? "file_ids" : "files");
        var found = parts.Select(part => (File: FindFile(uploaded, part.Id), part.Body)).ToArray();
        if (found.Select(static one => one.File.Id).Distinct().Count() < found.Length)
            throw ApiException.Invalid("A file occurs twice.", body["files"] is null ? "file_ids" : "files");
        return new StoredFileBatch(Id, Add([.. found.Select(one => Create(one.File, one.Body, clock))], clock));
    }

    private static StoredFile FindFile(ResourceStore<StoredFile> uploaded, JsonNode? id)
    {
        if (id?.GetValueKind() != JsonValueKind.String)
            throw RequestBody.WrongType("file_ids", "an array of strings");
        return uploaded.TryGet(id.GetValue<string>(), out var file)
            ? file
            : throw ApiException.Invalid($"No file found with id '{id}'.", "file_ids", "file_not_found");
    }

    private JsonObject Search(RequestBody body)
    {
        var page = StoreSearch.Run(body, Files.Newest());
        Touch();
        return page;
    }

    private void Touch()
    {
        var now = SimulatedClock.UnixNow;
        _members.Set(("last_active_at", now), ("last_used_at", now), ("expires_at", _expiryDays is { } days ? now + ((long)days * SecondsPerDay) : null));
    }

    private void Change(RequestBody body)
    {
        var days = ReadDays(body.Part("expires_after", "anchor", "days"));
        var name = body.Text("name");
        var metadata = body.OptionalMetadata();
        _expiryDays = days ?? _expiryDays;
        _members.Set(
            ("name", name),
            ("expires_at", days is null ? null : _members.Time("last_active_at") + (long)days * SecondsPerDay),
            ("metadata", metadata));
    }

    private static double? ReadDays(RequestBody? rule)
    {
        if (rule is null)
            return null;
        RequestBody.OneOf("expires_after.anchor", rule.Required("anchor"), "last_active_at");
        return rule.Number("days", 1, int.MaxValue, whole: true) ?? throw RequestBody.Missing("expires_after.days");
    }
}
