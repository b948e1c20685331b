using System.Text.Json;
using Mka1.Responses.Items;

namespace Mka1.Responses.Streaming;

/// <summary>An item of the output starts or is complete.</summary>
public sealed class OutputItemEvent : ResponseStreamEvent
{
    internal OutputItemEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The index of the item in the output.</summary>
    public long? OutputIndex => GetInteger("output_index");

    /// <summary>The item at this point.</summary>
    public ResponseItem? Item => GetView("item", ResponseItem.From);
}
