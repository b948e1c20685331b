using System.Text.Json.Nodes;
using Mka1.Emulator.Files;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.VectorStores;

/// <summary>A file in a vector store. Its status follows from the simulated time when its indexing ends.</summary>
internal sealed class StoredVectorStoreFile(string store, StoredFile file, JsonObject chunking, JsonObject attributes, SimulatedClock clock) : IResource
{
    private readonly long _createdAt = SimulatedClock.UnixNow;
    private volatile JsonObject _attributes = attributes;
    private volatile bool _isCancelled;

    public static string Noun => "file of a vector store";

    public string Id => file.Id;

    public FileIndex Index { get; } = new(file, chunking["static"]!["max_chunk_size_tokens"]!.GetValue<int>());

    /// <summary>The simulated time when the indexing ends. A store indexes one file after the other.</summary>
    public TimeSpan Ends { get; set; }

    public JsonObject Attributes
    {
        get => _attributes;
        set => _attributes = value;
    }

    public string Status => _isCancelled ? "cancelled" : clock.Elapsed < Ends ? "in_progress" : Index.Error is null ? "completed" : "failed";

    public long Bytes => Status == "completed" ? Index.Bytes : 0;

    public void Cancel() => _isCancelled |= Status == "in_progress";

    public byte[] Render()
    {
        var status = Status;
        return Answer.Bytes(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "vector_store.file",
            ["usage_bytes"] = Bytes,
            ["created_at"] = _createdAt,
            ["vector_store_id"] = store,
            ["status"] = status,
            ["last_error"] = status == "failed" ? new JsonObject { ["code"] = Index.Error!.Value.Code, ["message"] = Index.Error.Value.Message } : null,
            ["chunking_strategy"] = chunking.DeepClone(),
            ["attributes"] = _attributes.DeepClone(),
        });
    }

    /// <summary>The counts of files by their status.</summary>
    public static JsonObject Count(IEnumerable<StoredVectorStoreFile> files)
    {
        var statuses = files.Select(static one => one.Status).ToArray();
        var counts = new JsonObject();
        foreach (var status in (string[])["in_progress", "completed", "failed", "cancelled"])
            counts[status] = statuses.Count(one => one == status);
        counts["total"] = statuses.Length;
        return counts;
    }
}
