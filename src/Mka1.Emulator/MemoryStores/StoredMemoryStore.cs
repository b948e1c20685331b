using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.MemoryEntries;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.MemoryStores;

/// <summary>A memory store with its entries.</summary>
internal sealed class StoredMemoryStore : IMappedResource
{
    private readonly StoredMembers _members;

    private StoredMemoryStore(RequestBody body)
    {
        var now = SimulatedClock.UnixNow;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "memory_store",
            ["name"] = body.Required("name"),
            ["description"] = null,
            ["instructions"] = null,
            ["visibility"] = "private",
            ["created_at"] = now,
            ["updated_at"] = now,
            ["deleted_at"] = null,
            ["metadata"] = new JsonObject(),
        });
        Change(body, now);
    }

    public static string Noun => "memory store";

    public string Id { get; } = Ids.New("mem_");

    public ResourceStore<StoredMemoryEntry> Entries { get; } = new(strictCursors: true);

    public static void Map(ResourceMap resources)
    {
        string[] members = ["name", "description", "instructions", "visibility", "metadata"];
        var stores = resources.Add<StoredMemoryStore>("/memory_stores");
        stores.Create(static body => new StoredMemoryStore(body), members);
        stores.List(new ListRules("after", "limit", "order"));
        stores.Get();
        stores.Update(static (store, body) => store.Change(body, SimulatedClock.UnixNow), movesToEnd: false, members);
        stores.Delete("memory_store.deleted");
        MemoryEntryEndpoints.Map(stores);
    }

    public byte[] Render() => _members.Render();

    private void Change(RequestBody body, long now)
    {
        var visibility = body.Text("visibility");
        RequestBody.OneOf("visibility", visibility, "private", "workspace");
        _members.Set(
            ("name", body.Text("name", 1, 255)),
            ("description", body.Text("description", 0, 10_000)),
            ("instructions", body.Text("instructions", 0, 20_000)),
            ("visibility", visibility),
            ("metadata", body.OptionalMetadata()),
            ("updated_at", now));
    }
}
