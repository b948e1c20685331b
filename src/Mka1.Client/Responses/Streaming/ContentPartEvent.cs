using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A part of a message, of reasoning or of its summary begins or is done.</summary>
public sealed class ContentPartEvent : ItemEvent
{
    internal ContentPartEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The part's place in the item, from 0; null for parts of a summary.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The part's place in the summary, from 0; null for other parts.</summary>
    public long? SummaryIndex => GetInteger("summary_index");

    /// <summary>The part as it is at this point.</summary>
    public ContentPart? Part => GetView("part", ContentPart.From);
}
