using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Conversations;

/// <summary>A conversation with the items that it was created with, without the operations on them.</summary>
internal sealed class StoredConversation(JsonArray items, JsonObject metadata) : IMappedResource, ICounted
{
    private const int MaxItems = 20;
    private readonly long _createdAt = SimulatedClock.UnixNow;
    private volatile JsonObject _metadata = metadata;

    public static string Noun => "conversation";

    public string Id { get; } = Ids.New("conv_");

    public static void Map(ResourceMap resources)
    {
        var conversations = resources.Add<StoredConversation>("/conversations");
        conversations.Create(Create, "items", "metadata");
        conversations.List(
            new ListRules("after", "limit", "order", "metadata", "search") { MaxLimit = 50, Descending = false, HasFirstId = false },
            ReadFilter);
        conversations.Get();
        conversations.UpdateMetadata(static (conversation, metadata) => conversation._metadata = metadata, movesToEnd: true);
        conversations.Delete("conversation.deleted");
    }

    public string UsageKind => "conversations";

    public (string Name, long Count)[] UsageCounts => [("num_conversations_created", 1), ("num_items_added", items.Count), ("num_operations", 1)];

    public byte[] Render() => Answer.Bytes(new JsonObject
    {
        ["id"] = Id,
        ["object"] = "conversation",
        ["created_at"] = _createdAt,
        ["metadata"] = _metadata.DeepClone(),
        ["deleted_at"] = null,
    });

    private static StoredConversation Create(RequestBody body)
    {
        var items = body.Array("items");
        if (items.Count > MaxItems)
            throw ApiException.Invalid($"Invalid 'items': at most {MaxItems} items.", "items");
        InputItems.Check(items, "items");
        return new StoredConversation((JsonArray)items.DeepClone(), body.Metadata());
    }

    private static Predicate<StoredConversation> ReadFilter(HttpContext context)
    {
        var pairs = ReadPairs(context.QueryText("metadata"));
        var text = context.QueryText("search");
        return conversation => (pairs is null || conversation.HasMetadata(pairs)) && (text is null || conversation.Contains(text));
    }

    private static JsonObject? ReadPairs(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw ApiException.Invalid("Invalid 'metadata': must be a JSON object.", "metadata");
        }
    }

    private bool HasMetadata(JsonObject pairs) => pairs.All(pair => JsonNode.DeepEquals(_metadata[pair.Key], pair.Value));

    private bool Contains(string text) => items.ToJsonString(Answer.Plain).Contains(text, StringComparison.OrdinalIgnoreCase);
}
