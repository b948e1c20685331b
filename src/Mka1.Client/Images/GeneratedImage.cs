using System.Text.Json;
using Mka1.Json;

namespace Mka1.Images;

/// <summary>An image that a model created, as a link or as its content. Source: api-reference/images.</summary>
public sealed class GeneratedImage : Mka1Object
{
    internal GeneratedImage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The prompt.</summary>
    [WireMember(null)]
    public string? Prompt { get; internal set; }

    /// <summary>The model that was requested.</summary>
    [WireMember(null)]
    public string? Model { get; internal set; }

    /// <summary>The time of creation.</summary>
    [WireMember(null)]
    public DateTimeOffset? CreatedAt { get; internal set; }

    /// <summary>The format that was requested; null for the default of the model.</summary>
    [WireMember(null)]
    public string? OutputFormat { get; internal set; }

    /// <summary>The path of the file in which it was saved; null for none.</summary>
    [WireMember(null)]
    public string? Path { get; internal set; }

    /// <summary>The link; null if the server sent the content.</summary>
    public string? Url => GetText("url");

    /// <summary>The content as base64; null if the server sent a link.</summary>
    public string? B64Json => GetText("b64_json");

    /// <summary>The prompt as the model changed it; null if it did not.</summary>
    public string? RevisedPrompt => GetText("revised_prompt");

    /// <summary>Returns the path, otherwise the link, otherwise the prompt.</summary>
    public override string ToString() => Path ?? Url ?? Prompt ?? string.Empty;
}
