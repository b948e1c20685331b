using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>Image generation. Source: docs/multimodal-output.</summary>
public sealed class ImageGenerationTool : ResponseTool
{
    internal ImageGenerationTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The model.</summary>
    public string? Model => GetText("model");

    /// <summary>The quality: <c>low</c>, <c>medium</c>, <c>high</c> or <c>auto</c>.</summary>
    public string? Quality => GetText("quality");

    /// <summary>Width and height in pixels, such as <c>1024x1024</c>, or <c>auto</c>.</summary>
    public string? Size => GetText("size");

    /// <summary>The format: <c>png</c>, <c>webp</c> or <c>jpeg</c>.</summary>
    public string? OutputFormat => GetText("output_format");
}
