using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A part of a message, of reasoning or of its summary starts or is complete.</summary>
public sealed class ContentPartEvent : ItemEvent
{
    internal ContentPartEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The part's index in the item; null for parts of a summary.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The part's index in the summary; null for other parts.</summary>
    public long? SummaryIndex => GetInteger("summary_index");

    /// <summary>The part at this point.</summary>
    public ContentPart? Part => GetView("part", ContentPart.From);
}
