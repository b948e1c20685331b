using System.Text.Json;

namespace Mka1.Responses.Content;

/// <summary>An image from the caller: JPEG, PNG, WebP, GIF or TIFF. Source: docs/multimodal-input.</summary>
public sealed class InputImagePart : ContentPart
{
    internal InputImagePart(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Its address: a URL, or a data URI that contains the image.</summary>
    public string? ImageUrl => GetText("image_url");

    /// <summary>The id of an uploaded file, instead of an address.</summary>
    public string? FileId => GetText("file_id");

    /// <summary>The level of detail: <c>low</c>, <c>high</c> or <c>auto</c>.</summary>
    public string? Detail => GetText("detail");

    /// <summary>Where the image is.</summary>
    /// <returns>The file's id or the beginning of the address.</returns>
    public override string ToString() => FileId ?? Truncate(ImageUrl) ?? Type;
}
