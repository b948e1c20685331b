using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>An event of one item of the output.</summary>
public abstract class ItemEvent : ResponseStreamEvent
{
    private protected ItemEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The item's id; null if the event names none.</summary>
    public string? ItemId => GetText("item_id");

    /// <summary>The item's index in the output; null if the event names none.</summary>
    public long? OutputIndex => GetInteger("output_index");
}
