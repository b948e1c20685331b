using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.VectorStores;

/// <summary>A vector store without files and search. It does not expire, even if it has an expiry.</summary>
internal sealed class StoredVectorStore : IMappedResource
{
    private const int SecondsPerDay = 86_400;
    private readonly JsonObject _members;

    private StoredVectorStore(RequestBody body)
    {
        var now = SimulatedClock.UnixNow;
        _members = new JsonObject
        {
            ["id"] = Id,
            ["object"] = "vector_store",
            ["created_at"] = now,
            ["name"] = null,
            ["description"] = body.Text("description"),
            ["usage_bytes"] = 0,
            ["embedding_model"] = "meetkai:embed-small",
            ["embedding_dimensions"] = 8,
            ["file_counts"] = new JsonObject { ["in_progress"] = 0, ["completed"] = 0, ["failed"] = 0, ["cancelled"] = 0, ["total"] = 0 },
            ["status"] = "completed",
            ["last_active_at"] = now,
            ["last_used_at"] = now,
            ["expires_at"] = null,
            ["metadata"] = new JsonObject(),
        };
        Change(body);
    }

    public static string Noun => "vector store";

    public string Id { get; } = Ids.New("vs_");

    public static void Map(ResourceMap resources)
    {
        var stores = resources.Add<StoredVectorStore>("/vector_stores");
        stores.Create(static body => new StoredVectorStore(body), "name", "description", "expires_after", "metadata");
        stores.List(new ListRules("after", "before", "limit", "order"));
        stores.Get();
        stores.Update(static (store, body) => store.Change(body), movesToEnd: false, "name", "expires_after", "metadata");
        stores.Delete("vector_store.deleted");
    }

    public byte[] Render()
    {
        lock (_members)
            return Answer.Bytes(_members);
    }

    // All members are read before anything is changed.
    private void Change(RequestBody body)
    {
        var (name, days, metadata) = (body.Text("name"), ReadDays(body.Part("expires_after", "anchor", "days")), body["metadata"] is null ? null : body.Metadata());
        lock (_members)
        {
            if (name is not null)
                _members["name"] = name;
            if (days is not null)
                _members["expires_at"] = _members["last_active_at"]!.GetValue<long>() + (long)days * SecondsPerDay;
            if (metadata is not null)
                _members["metadata"] = metadata;
        }
    }

    private static double? ReadDays(RequestBody? rule)
    {
        if (rule is null)
            return null;
        RequestBody.OneOf("expires_after.anchor", rule.Required("anchor"), "last_active_at");
        return rule.Number("days", 1, int.MaxValue, whole: true) ?? throw RequestBody.Missing("expires_after.days");
    }
}
