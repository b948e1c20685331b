using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.VectorStores;

/// <summary>A vector store without files. It does not expire, whatever it says.</summary>
internal sealed class StoredVectorStore : IResource
{
    private const int SecondsPerDay = 86_400;
    private readonly JsonObject _members;

    public StoredVectorStore(RequestBody body)
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

    /// <summary>Takes what the body has of name, expiry and metadata; nothing, if any of it is wrong.</summary>
    public void Change(RequestBody body)
    {
        var (name, days, metadata) = (body.Text("name"), ReadDays(body), body["metadata"] is null ? null : body.Metadata());
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

    public byte[] Render()
    {
        lock (_members)
            return Answer.Bytes(_members);
    }

    private static double? ReadDays(RequestBody body)
    {
        if (body.Object("expires_after") is not { } expiry)
            return null;
        // An error names the place.
        const string Anchor = "expires_after.anchor", Days = "expires_after.days";
        var rule = new RequestBody(new JsonObject(expiry.Select(member => KeyValuePair.Create("expires_after." + member.Key, member.Value?.DeepClone())))).AllowOnly(Anchor, Days);
        RequestBody.OneOf(Anchor, rule.Required(Anchor), "last_active_at");
        return rule.Number(Days, 1, int.MaxValue, whole: true) ?? throw RequestBody.Missing(Days);
    }
}
