using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A generated image. Source: docs/multimodal-output.</summary>
public sealed class ImageGenerationCallItem : ResponseItem
{
    internal ImageGenerationCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The image: a URL, or base64.</summary>
    public string? Result => GetText("result");

    /// <summary>The prompt as revised by the model.</summary>
    public string? RevisedPrompt => GetText("revised_prompt");

    /// <summary>Width and height in pixels, such as <c>1024x1024</c>.</summary>
    public string? Size => GetText("size");

    /// <summary>The quality, such as <c>high</c> or <c>auto</c>.</summary>
    public string? Quality => GetText("quality");

    /// <summary>The format: <c>png</c>, <c>webp</c> or <c>jpeg</c>.</summary>
    public string? OutputFormat => GetText("output_format");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The prompt.</returns>
    public override string ToString() => RevisedPrompt ?? Type;
}
