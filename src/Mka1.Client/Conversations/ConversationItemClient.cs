using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;
using Mka1.Lists;
using Mka1.Responses.Items;

namespace Mka1.Conversations;

/// <summary>The items of conversations. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: docs.mka1.com/docs/conversations.</summary>
public sealed class ConversationItemClient
{
    /// <summary>The maximum number of items that one call adds.</summary>
    public const int MaximumItems = 20;

    /// <summary>The maximum number of items that one call deletes. MKA1 documents none; this is that of a page of the list.</summary>
    public const int MaximumDeletions = 100;

    private readonly Api _api;
    private readonly ResourceOperations<Conversation> _conversations;

    internal ConversationItemClient(Api api, ResourceOperations<Conversation> conversations)
    {
        _api = api;
        _conversations = conversations;
    }

    /// <summary>The noun of the items and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("conversation item");

    /// <summary>Adds items to the end of a conversation.</summary>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="items">The items as plain values, 1 to <see cref="MaximumItems"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The items with their ids, in the same order.</returns>
    public Task<IReadOnlyList<ResponseItem>> AddAsync(string conversation, IReadOnlyList<object> items, CancellationToken cancellationToken = default)
    {
        if (items is null)
            throw new ArgumentNullException(nameof(items));
        if (items.Count is 0 or > MaximumItems)
            throw new Mka1InputException($"A call adds 1 to {MaximumItems} items to a conversation, not {items.Count}.");
        var resource = For(conversation);
        var body = new Dictionary<string, object?> { ["items"] = items };
        return _api.SendAsync<IReadOnlyList<ResponseItem>>(
            ApiRequest.Post(GetPath(conversation), idempotent: false, body),
            async answer =>
            {
                var json = await answer.ReadJsonAsync().ConfigureAwait(false);
                // The answer is a list; a server may send one item as itself.
                return json.TryGetMember("data", out var data) && data.ValueKind == JsonValueKind.Array
                    ? [.. data.EnumerateArray().Select(item => _api.Read(resource, item, answer))]
                    : [_api.Read(resource, json, answer)];
            },
            cancellationToken);
    }

    /// <summary>Reads an item.</summary>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="id">The id of the item.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The item.</returns>
    public Task<ResponseItem> GetAsync(string conversation, string id, CancellationToken cancellationToken = default) =>
        Items(conversation).GetAsync(id, cancellationToken);

    /// <summary>Lists the items of a conversation lazily. Source: api-reference/conversations/list-conversation-items.</summary>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="options">Order, by default the oldest first, and start; this list cannot be read backwards.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The items, one page per call.</returns>
    public IAsyncEnumerable<ResponseItem> ListAsync(string conversation, ListOptions? options = null, CancellationToken cancellationToken = default) =>
        Items(conversation).ListAsync(options, cancellationToken);

    /// <summary>Deletes an item.</summary>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="id">The id of the item.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A confirmation with the id of the item.</returns>
    public async Task<Deletion> DeleteAsync(string conversation, string id, CancellationToken cancellationToken = default)
    {
        var deletion = await Items(conversation).DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        // The server may answer with the conversation.
        return deletion.Id == id ? deletion : Confirm(id);
    }

    /// <summary>Deletes several items with one call. Source: api-reference/conversations/delete-multiple-conversation-items.</summary>
    /// <param name="conversation">The id of the conversation.</param>
    /// <param name="ids">The ids of the items, 1 to <see cref="MaximumDeletions"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A confirmation for each item.</returns>
    public async Task<IReadOnlyList<Deletion>> DeleteAsync(string conversation, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        if (ids is null)
            throw new ArgumentNullException(nameof(ids));
        if (ids.Count is 0 or > MaximumDeletions)
            throw new Mka1InputException($"A call deletes 1 to {MaximumDeletions} items of a conversation, not {ids.Count}.");
        var body = new Dictionary<string, object?> { ["item_ids"] = ids.Select(Kind.CheckId).ToArray() };
        // The form of the answer is not documented; it is JSON or empty.
        await _api.SendAsync(ApiRequest.Delete(GetPath(conversation), body), static answer => answer.ReadJsonOrNothingAsync(), cancellationToken).ConfigureAwait(false);
        return [.. ids.Select(Confirm)];
    }

    private Deletion Confirm(string id)
    {
        var deletion = Deletion.Create(id, Kind.Noun);
        deletion.Origin = _api.Origin;
        return deletion;
    }

    private static Resource<ResponseItem> For(string conversation) => new(
        "item",
        json =>
        {
            var item = ResponseItem.From(json);
            item.ConversationId = conversation;
            return item;
        },
        "id");

    private string GetPath(string conversation) => _conversations.GetPath(conversation) + "/items";

    private ResourceOperations<ResponseItem> Items(string conversation) => _conversations.GetChild(conversation, "items", Kind, For(conversation));
}
