using System.Text.Json;
using Mka1.Responses.Items;

namespace Mka1.Responses.Streaming;

/// <summary>An item of the output begins or is done.</summary>
public sealed class OutputItemEvent : ResponseStreamEvent
{
    internal OutputItemEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The item's place in the output.</summary>
    public long? OutputIndex => GetInteger("output_index");

    /// <summary>The item as it is at this point.</summary>
    public ResponseItem? Item => GetView("item", ResponseItem.From);
}
