using Mka1.Http;
using Mka1.Json;
using Mka1.Lists;

namespace Mka1.Conversations;

/// <summary>Conversations. Every method throws a <see cref="Errors.Mka1Exception"/> if it fails. Source: docs.mka1.com/docs/conversations.</summary>
public sealed class ConversationClient
{
    private readonly ResourceOperations<Conversation> _operations;

    internal ConversationClient(Api api)
    {
        _operations = new(api, Kind, Conversation.Resource, Api.LlmPath + "/conversations") { DefaultPageSize = 50, MaximumPageSize = 50 };
        Items = new ConversationItemClient(api, _operations);
    }

    /// <summary>The items of conversations.</summary>
    public ConversationItemClient Items { get; }

    /// <summary>The noun of these objects and the rule for their ids.</summary>
    public static ObjectKind Kind { get; } = new("conversation");

    /// <summary>Creates a conversation.</summary>
    /// <param name="options">Its first items and metadata; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversation.</returns>
    public Task<Conversation> CreateAsync(ConversationCreateOptions? options = null, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? new ConversationCreateOptions()).ToBody(), cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.GetAsync"/>
    public Task<Conversation> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>Lists all conversations of the identity lazily. Source: api-reference/conversations/list-conversations.</summary>
    /// <param name="options">Where to start, and the order by last update; this list cannot be read backwards.</param>
    /// <param name="metadata">Only conversations that have all of these pairs; null for all.</param>
    /// <param name="search">Only conversations whose items contain these words; null for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversations, one page of up to 50 per call.</returns>
    public IAsyncEnumerable<Conversation> ListAsync(
        ListOptions? options = null, IReadOnlyDictionary<string, string>? metadata = null, string? search = null, CancellationToken cancellationToken = default) =>
        _operations.ListAsync(options, cancellationToken, page => page.Query("metadata", metadata is null ? null : JsonBody.ToText(metadata)).Query("search", search));

    /// <inheritdoc cref="ResourceOperations{T}.UpdateMetadataAsync"/>
    public Task<Conversation> UpdateMetadataAsync(string id, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        _operations.UpdateMetadataAsync(id, metadata, cancellationToken);

    /// <inheritdoc cref="ResourceOperations{T}.DeleteAsync"/>
    public Task<Deletion> DeleteAsync(string id, CancellationToken cancellationToken = default) => _operations.DeleteAsync(id, cancellationToken);
}
