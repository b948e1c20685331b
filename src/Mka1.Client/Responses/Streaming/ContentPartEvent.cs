using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A part of a message begins or is done.</summary>
public sealed class ContentPartEvent : ResponseStreamEvent
{
    internal ContentPartEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The item that the part belongs to.</summary>
    public string? ItemId => GetText("item_id");

    /// <summary>The item's place in the output.</summary>
    public long? OutputIndex => GetInteger("output_index");

    /// <summary>The part's place in the item.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The part as it is at this point.</summary>
    public ContentPart? Part => GetView("part", ContentPart.From);
}
