using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Conversations;

/// <summary>The options of a new conversation.</summary>
public sealed record ConversationCreateOptions : IOptions
{
    /// <summary>The first items, up to 20, as plain values; null for none.</summary>
    public IReadOnlyList<object>? Items { get; init; }

    /// <summary>The metadata, see <see cref="MetadataLimits"/>; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Items?.Count > ConversationItemClient.MaximumItems)
            throw new Mka1InputException($"A conversation can start with at most {ConversationItemClient.MaximumItems} items; this has {Items.Count}.");
        MetadataLimits.Check(Metadata);
    }

    internal Dictionary<string, object?> ToBody()
    {
        Check();
        return JsonBody.CreateMembers(("items", Items), ("metadata", Metadata));
    }
}
