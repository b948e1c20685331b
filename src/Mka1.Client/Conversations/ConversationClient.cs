using Mka1.Http;
using Mka1.Json;
using Mka1.Lists;

namespace Mka1.Conversations;

/// <summary>Conversations. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: docs.mka1.com/docs/conversations.</summary>
public sealed class ConversationClient
{
    private readonly ResourceOperations<Conversation> _operations;

    internal ConversationClient(Api api) =>
        _operations = new(api, Kind, Conversation.Resource, Api.LlmPath + "/conversations") { DefaultPageSize = 50, MaximumPageSize = 50 };

    /// <summary>What these objects are called, and what their ids must be.</summary>
    public static ObjectKind Kind { get; } = new("conversation");

    /// <summary>Creates a conversation.</summary>
    /// <param name="options">What it begins with; null for nothing.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The conversation.</returns>
    public Task<Conversation> CreateAsync(ConversationCreateOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? new ConversationCreateOptions()).ToBody(), cancellationToken);

    /// <summary>Reads a conversation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The conversation.</returns>
    public Task<Conversation> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>All conversations of the identity, lazily. Source: api-reference/conversations/list-conversations.</summary>
    /// <param name="options">Where to begin, and the order by last update; this list has no way back.</param>
    /// <param name="metadata">Only conversations that have all of these pairs; null for all.</param>
    /// <param name="search">Only conversations whose items hold these words; null for all.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The conversations, a page of up to 50 a call.</returns>
    public IAsyncEnumerable<Conversation> ListAsync(
        ListOptions? options = null, IReadOnlyDictionary<string, string>? metadata = null, string? search = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken, page => page.Query("metadata", metadata is null ? null : JsonBody.ToText(metadata)).Query("search", search));

    /// <summary>Replaces the metadata of a conversation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="metadata">The whole new map: 16 pairs, keys of 64, values of 512 characters.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The conversation with the new map.</returns>
    public Task<Conversation> UpdateMetadataAsync(string id, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        _operations.UpdateMetadataAsync(id, metadata, cancellationToken);

    /// <summary>Deletes a conversation.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    /// <returns>The server's word; made of the id where it answers without one, with 204, say.</returns>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);
}
