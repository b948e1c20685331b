using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Conversations;

/// <summary>A conversation. Its items are those that were added, and the input and output of its responses.</summary>
internal sealed class StoredConversation(JsonObject metadata) : IMappedResource, ICounted
{
    private const int MaxItems = 20;
    private readonly Lock _lock = new();
    private readonly List<Func<IEnumerable<JsonObject>>> _sources = [];
    private readonly HashSet<string> _deleted = [];
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

        const string Parent = "conversation";
        var items = new ResourceRoutes<ConversationItem>(conversations.Group.MapGroup($"/{{{Parent}}}/items"), context => conversations.Find(context, Parent).ReadItems());
        items.List(new ListRules("after", "limit", "order", "include") { Descending = false, HasFirstId = false });
        items.Group.MapGet("/{id}", context => Answer.JsonAsync(context, items.Find(context).Render())).WithQuery("include");
        items.Group.MapPost("", async context =>
        {
            var conversation = conversations.Find(context, Parent);
            var added = conversation.Add((await context.ReadBodyAsync()).AllowOnly("items"));
            context.Tenant().Store<StoredConversation>().MoveToEnd(conversation.Id);
            await Answer.JsonAsync(context, new Page<ConversationItem>(added, HasMore: false).Render(hasFirstId: false));
        }).WithQuery("include");
        items.Group.MapDelete("/{id}", context => Answer.JsonAsync(context, conversations.Find(context, Parent).Delete([items.Find(context).Id])));
        items.Group.MapDelete("", async context =>
            await Answer.JsonAsync(context, conversations.Find(context, Parent).Delete(ReadIds((await context.ReadBodyAsync()).AllowOnly("item_ids")))));
    }

    /// <summary>Adds the input and, as it arrives, the output of a response.</summary>
    public void Add(ResponseRun run)
    {
        lock (_lock)
        {
            ForgetDeletion([.. run.InputItems.Select(static item => GetId(item!.AsObject()))]);
            _sources.Add(() => ReadResponse(run));
        }
    }

    public string UsageKind => "conversations";

    public (string Name, long Count)[] UsageCounts => [("num_conversations_created", 1), ("num_items_added", ReadItems().Newest().Count), ("num_operations", 1)];

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
        CheckItems(items);
        var conversation = new StoredConversation(body.Metadata());
        conversation.AddAll(InputItems.From(items));
        return conversation;
    }

    private static void CheckItems(JsonArray items)
    {
        if (items.Count > MaxItems)
            throw ApiException.Invalid($"Invalid 'items': at most {MaxItems} items.", "items");
        InputItems.Check(items, "items");
    }

    private static string[] ReadIds(RequestBody body)
    {
        var ids = body.Array("item_ids");
        if (ids.Count == 0)
            throw body["item_ids"] is null ? RequestBody.Missing("item_ids") : ApiException.Invalid("Invalid 'item_ids': at least one id.", "item_ids");
        return ids.All(static id => id?.GetValueKind() == JsonValueKind.String) ? [.. ids.Select(static id => id!.GetValue<string>())] : throw RequestBody.WrongType("item_ids", "an array of strings");
    }

    private static IEnumerable<JsonObject> ReadResponse(ResponseRun run)
    {
        foreach (var item in run.InputItems.Concat(JsonNode.Parse(run.Render())!["output"]!.AsArray()))
        {
            var copy = item!.DeepClone().AsObject();
            copy["response_id"] = run.Id;
            yield return copy;
        }
    }

    private List<ConversationItem> Add(RequestBody body)
    {
        var items = body.Array("items");
        if (items.Count == 0)
            throw body["items"] is null ? RequestBody.Missing("items") : ApiException.Invalid("Invalid 'items': at least one item.", "items");
        CheckItems(items);
        return AddAll(InputItems.From(items));
    }

    private List<ConversationItem> AddAll(JsonArray items)
    {
        JsonObject[] added = [.. items.Select(static item => item!.AsObject())];
        string[] ids = [.. added.Select(GetId)];
        lock (_lock)
        {
            var present = ReadItems();
            for (var i = 0; i < ids.Length; i++)
            {
                if (present.TryGet(ids[i], out _) || Array.IndexOf(ids, ids[i]) < i)
                    throw ApiException.Invalid($"Invalid 'items[{i}].id': the conversation has an item '{ids[i]}'.", $"items[{i}].id");
            }

            ForgetDeletion(ids);
            _sources.Add(() => added);
        }

        return [.. added.Select(static item => new ConversationItem(GetId(item), Answer.Bytes(item)))];
    }

    // A deleted item that is added again is a new one: its former place is dropped.
    private void ForgetDeletion(string[] ids)
    {
        string[] again = [.. ids.Where(_deleted.Remove)];
        if (again.Length == 0)
            return;
        for (var i = 0; i < _sources.Count; i++)
        {
            var read = _sources[i];
            _sources[i] = () => read().Where(item => !again.Contains(GetId(item)));
        }
    }

    private byte[] Delete(string[] ids)
    {
        lock (_lock)
        {
            var items = ReadItems();
            // All of them, or none.
            foreach (var id in ids)
                _ = items.Get(id);
            _deleted.UnionWith(ids);
        }

        return Render();
    }

    // A deleted item keeps its place, so that a list can still continue after it. The first of several items with one id counts.
    private ResourceStore<ConversationItem> ReadItems()
    {
        var items = new ResourceStore<ConversationItem>(strictCursors: false);
        lock (_lock)
        {
            foreach (var item in _sources.SelectMany(static read => read()).DistinctBy(GetId))
                items.Add(new ConversationItem(GetId(item), Answer.Bytes(item)));
            foreach (var id in _deleted)
                items.Remove(id);
        }

        return items;
    }

    private static string GetId(JsonObject item) => item["id"]!.ToString();

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

    private bool Contains(string text) => ReadItems().Newest().Any(item => item.Contains(text));
}
