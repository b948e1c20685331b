using System.Text.Json;
using Mka1.Json;

namespace Mka1.Batches.Answers;

/// <summary>One generated image.</summary>
public sealed class GeneratedImage : Mka1Object
{
    internal GeneratedImage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The address, valid for a limited time.</summary>
    public string? Url => GetText("url");

    /// <summary>The image itself in base64.</summary>
    [WireMember("b64_json")]
    public string? Base64 => GetText("b64_json");

    /// <summary>The prompt as revised by the model.</summary>
    public string? RevisedPrompt => GetText("revised_prompt");
}
