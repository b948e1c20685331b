using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Conversations;

/// <summary>The operations on conversations, without those on their items.</summary>
internal static class ConversationEndpoints
{
    private const int MaxItems = 20;
    private const int MaxPage = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/conversations", CreateAsync);
        api.MapGet("/conversations", ListAsync).WithQuery("after", "limit", "order", "metadata", "search");
        api.MapGet("/conversations/{id}", context => Answer.JsonAsync(context, Find(context).Render()));
        api.MapPost("/conversations/{id}", async context =>
        {
            var conversation = Find(context);
            conversation.Change((await context.ReadBodyAsync()).Only("metadata").Metadata(needed: true));
            await Answer.JsonAsync(context, conversation.Render());
        });
        api.MapDelete("/conversations/{id}", context =>
        {
            var conversation = context.Tenant().Conversations.Remove(context.RouteId());
            return Answer.JsonAsync(context, new JsonObject { ["id"] = conversation.Id, ["object"] = "conversation.deleted", ["deleted"] = true });
        });
    }

    private static async Task CreateAsync(HttpContext context)
    {
        var body = (await context.ReadBodyAsync()).Only("items", "metadata");
        var items = body["items"] is null ? [] : body.Array("items");
        if (items.Count > MaxItems)
            throw ApiException.Invalid($"Invalid 'items': at most {MaxItems} items.", "items");
        var conversation = new StoredConversation((JsonArray)items.DeepClone(), body.Metadata());
        context.Tenant().Conversations.Add(conversation);
        await Answer.JsonAsync(context, conversation.Render());
    }

    private static Task ListAsync(HttpContext context)
    {
        var pairs = Pairs(context.QueryText("metadata"));
        var words = context.QueryText("search");
        var page = context.Tenant().Conversations.Read(
            context.QueryCursor(maxLimit: MaxPage, descending: false),
            conversation => (pairs is null || conversation.Has(pairs)) && (words is null || conversation.Says(words)));
        return Answer.ListAsync(context, page, conversation => conversation.Render());
    }

    private static JsonObject? Pairs(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject ?? throw Wrong();
        }
        catch (JsonException)
        {
            throw Wrong();
        }
    }

    private static ApiException Wrong() => ApiException.Invalid("Invalid 'metadata': must be a JSON object.", "metadata");

    private static StoredConversation Find(HttpContext context) => context.Tenant().Conversations.Get(context.RouteId());
}
