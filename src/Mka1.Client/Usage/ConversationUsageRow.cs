using System.Text.Json;

namespace Mka1.Usage;

/// <summary>The usage of conversations.</summary>
public sealed class ConversationUsageRow : UsageRow
{
    internal ConversationUsageRow(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The number of conversations that were created.</summary>
    public long NumConversationsCreated => GetCount("num_conversations_created");

    /// <summary>The number of items that were added.</summary>
    public long NumItemsAdded => GetCount("num_items_added");

    /// <summary>The number of operations on conversations.</summary>
    public long NumOperations => GetCount("num_operations");
}
