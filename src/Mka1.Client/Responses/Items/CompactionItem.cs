using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A compacted conversation. Source: api-reference/responses/compact-a-conversation.</summary>
public sealed class CompactionItem : ResponseItem
{
    internal CompactionItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The encrypted conversation, for a later call.</summary>
    public string? EncryptedContent => GetText("encrypted_content");
}
