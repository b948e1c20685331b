using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;

namespace Mka1.Emulator.Conversations;

/// <summary>The operations on conversations, without those on their items.</summary>
internal static class ConversationEndpoints
{
    private const int MaxItems = 20;

    public static void Map(ResourceMap resources)
    {
        var conversations = resources.Add<StoredConversation>("/conversations");
        conversations.Create(CreateAsync);
        conversations.List(
            new ListRules("after", "limit", "order", "metadata", "search") { MaxLimit = 50, Descending = false, HasFirstId = false },
            ReadFilter);
        conversations.Get();
        conversations.UpdateMetadata((conversation, metadata) => conversation.Metadata = metadata, movesToEnd: true);
        conversations.Delete("conversation.deleted");
    }

    private static async Task<StoredConversation> CreateAsync(HttpContext context)
    {
        var body = (await context.ReadBodyAsync()).AllowOnly("items", "metadata");
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
}
