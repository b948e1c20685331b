using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A conversation so far, compacted. Source: api-reference/responses/compact-a-conversation.</summary>
public sealed class CompactionItem : ResponseItem
{
    internal CompactionItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The conversation for a later call, unreadable to the caller.</summary>
    public string? EncryptedContent => GetText("encrypted_content");
}
