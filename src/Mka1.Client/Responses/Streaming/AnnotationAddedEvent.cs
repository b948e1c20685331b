using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>A text refers to a source.</summary>
public sealed class AnnotationAddedEvent : ItemEvent
{
    internal AnnotationAddedEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The place of the text's part in the item, from 0.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The annotation's place in the part, from 0.</summary>
    public long? AnnotationIndex => GetInteger("annotation_index");

    /// <summary>The source.</summary>
    public Annotation? Annotation => GetView("annotation", Annotation.From);
}
