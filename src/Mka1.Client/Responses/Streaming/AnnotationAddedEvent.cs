using System.Text.Json;
using Mka1.Responses.Content;

namespace Mka1.Responses.Streaming;

/// <summary>An annotation was added to a text.</summary>
public sealed class AnnotationAddedEvent : ItemEvent
{
    internal AnnotationAddedEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The index of the content part in the item.</summary>
    public long? ContentIndex => GetInteger("content_index");

    /// <summary>The annotation's index in the part.</summary>
    public long? AnnotationIndex => GetInteger("annotation_index");

    /// <summary>The source.</summary>
    public Annotation? Annotation => GetView("annotation", Annotation.From);
}
