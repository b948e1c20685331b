using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;

namespace Mka1.Emulator.Conversations;

/// <summary>A conversation with the items that it was created with.</summary>
internal sealed class StoredConversation(JsonArray items, JsonObject metadata) : IResource
{
    private readonly long _createdAt = SimulatedClock.UnixNow;
    private volatile JsonObject _metadata = metadata;

    public static string Noun => "conversation";

    public string Id { get; } = Ids.New("conv_");

    public JsonObject Metadata { set => _metadata = value; }

    public bool HasMetadata(JsonObject pairs) => pairs.All(pair => JsonNode.DeepEquals(_metadata[pair.Key], pair.Value));

    public bool Contains(string text) => items.ToJsonString(Answer.Plain).Contains(text, StringComparison.OrdinalIgnoreCase);

    public byte[] Render() => Answer.Bytes(new JsonObject
    {
        ["id"] = Id,
        ["object"] = "conversation",
        ["created_at"] = _createdAt,
        ["metadata"] = _metadata.DeepClone(),
        ["deleted_at"] = null,
    });
}
