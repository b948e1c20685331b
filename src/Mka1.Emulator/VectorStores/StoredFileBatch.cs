using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.VectorStores;

/// <summary>Files that were added to a vector store together.</summary>
internal sealed class StoredFileBatch : IResource
{
    private readonly string _store;
    private readonly long _createdAt = SimulatedClock.UnixNow;
    private readonly IReadOnlyList<StoredVectorStoreFile> _files;

    public StoredFileBatch(string store, IReadOnlyList<StoredVectorStoreFile> files)
    {
        _store = store;
        _files = files;
        foreach (var file in files)
            Files.Add(file);
    }

    public static string Noun => "file batch";

    public string Id { get; } = Ids.New("vsfb_");

    public ResourceStore<StoredVectorStoreFile> Files { get; } = new(strictCursors: false);

    public byte[] Cancel()
    {
        if (Status != "in_progress")
            throw new ApiException(409, $"The file batch '{Id}' is {Status} and cannot be cancelled.", null, "invalid_status");
        foreach (var file in _files)
            file.Cancel();
        return Render();
    }

    public byte[] Render() => Answer.Bytes(new JsonObject
    {
        ["id"] = Id,
        ["object"] = "vector_store.file_batch",
        ["created_at"] = _createdAt,
        ["vector_store_id"] = _store,
        ["status"] = Status,
        ["file_counts"] = StoredVectorStoreFile.Count(_files),
    });

    private string Status
    {
        get
        {
            var statuses = _files.Select(static file => file.Status).ToArray();
            return statuses.Contains("in_progress") ? "in_progress"
                : statuses.Contains("cancelled") ? "cancelled"
                : statuses.All(static status => status == "failed") ? "failed"
                : "completed";
        }
    }
}
