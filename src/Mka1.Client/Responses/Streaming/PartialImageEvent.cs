using System.Text.Json;

namespace Mka1.Responses.Streaming;

/// <summary>A partial image.</summary>
public sealed class PartialImageEvent : ItemEvent
{
    internal PartialImageEvent(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The index of the partial image.</summary>
    public long? PartialImageIndex => GetInteger("partial_image_index");

    /// <summary>The image, base64.</summary>
    public string? PartialImageB64 => GetText("partial_image_b64");

    /// <summary>Width and height in pixels, such as <c>1024x1024</c>.</summary>
    public string? Size => GetText("size");

    /// <summary>The quality, such as <c>high</c> or <c>auto</c>.</summary>
    public string? Quality => GetText("quality");

    /// <summary>The background: <c>transparent</c>, <c>opaque</c> or <c>auto</c>.</summary>
    public string? Background => GetText("background");

    /// <summary>The format: <c>png</c>, <c>webp</c> or <c>jpeg</c>.</summary>
    public string? OutputFormat => GetText("output_format");
}
