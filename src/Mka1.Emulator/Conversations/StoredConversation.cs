using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Conversations;

/// <summary>A conversation with the items that it was made with.</summary>
internal sealed class StoredConversation(JsonArray items, JsonObject metadata) : IResource
{
    private readonly long _createdAt = SimulatedClock.UnixNow;
    private volatile JsonObject _metadata = metadata;

    public string Id { get; } = Ids.New("conv_");

    public void Change(JsonObject changed) => _metadata = changed;

    public bool Has(JsonObject pairs) => pairs.All(pair => JsonNode.DeepEquals(_metadata[pair.Key], pair.Value));

    public bool Says(string words) => items.ToJsonString(Answer.Plain).Contains(words, StringComparison.OrdinalIgnoreCase);

    public byte[] Render() => Answer.Bytes(new JsonObject
    {
        ["id"] = Id,
        ["object"] = "conversation",
        ["created_at"] = _createdAt,
        ["metadata"] = _metadata.DeepClone(),
        ["deleted_at"] = null,
    });
}
