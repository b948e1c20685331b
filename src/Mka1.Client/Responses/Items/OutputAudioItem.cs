using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>Speech of the model. Source: docs/multimodal-output.</summary>
public sealed class OutputAudioItem : ResponseItem
{
    internal OutputAudioItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The audio, base64, in the requested format.</summary>
    public string? Data => GetText("data");

    /// <summary>The transcript.</summary>
    public string? Transcript => GetText("transcript");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The transcript.</returns>
    public override string ToString() => Transcript ?? Type;
}
