using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.VectorStores;

/// <summary>A vector store without files and search. It does not expire, even if it has an expiry.</summary>
internal sealed class StoredVectorStore : IMappedResource, ICounted
{
    private const int SecondsPerDay = 86_400;
    private readonly StoredMembers _members;

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
            ["file_counts"] = new JsonObject { ["in_progress"] = 0, ["completed"] = 0, ["failed"] = 0, ["cancelled"] = 0, ["total"] = 0 },
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

    public static void Map(ResourceMap resources)
    {
        var stores = resources.Add<StoredVectorStore>("/vector_stores");
        stores.Create(static body => new StoredVectorStore(body), "name", "description", "expires_after", "metadata");
        stores.List(new ListRules("after", "before", "limit", "order"));
        stores.Get();
        stores.Update(static (store, body) => store.Change(body), movesToEnd: false, "name", "expires_after", "metadata");
        stores.Delete("vector_store.deleted");
    }

    public string UsageKind => "vector_stores";

    public (string Name, long Count)[] UsageCounts => [("usage_bytes", 0)];

    public byte[] Render() => _members.Render();

    private void Change(RequestBody body)
    {
        var days = ReadDays(body.Part("expires_after", "anchor", "days"));
        _members.Set(
            ("name", body.Text("name")),
            ("expires_at", days is null ? null : _members.Time("last_active_at") + (long)days * SecondsPerDay),
            ("metadata", body.OptionalMetadata()));
    }

    private static double? ReadDays(RequestBody? rule)
    {
        if (rule is null)
            return null;
        RequestBody.OneOf("expires_after.anchor", rule.Required("anchor"), "last_active_at");
        return rule.Number("days", 1, int.MaxValue, whole: true) ?? throw RequestBody.Missing("expires_after.days");
    }
}
