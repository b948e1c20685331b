using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>Something about one item of the output.</summary>
public abstract class ItemEvent : ResponseStreamEvent
{
    private protected ItemEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The item's id; null where the event names none.</summary>
    public string? ItemId => GetText("item_id");

    /// <summary>The item's place in the output, from 0; null where the event names none.</summary>
    public long? OutputIndex => GetInteger("output_index");
}
