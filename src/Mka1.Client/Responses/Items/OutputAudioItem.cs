using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>Speech of the model. Source: docs/multimodal-output.</summary>
public sealed class OutputAudioItem : ResponseItem
{
    internal OutputAudioItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The audio, base64, in the format that was asked for.</summary>
    public string? Data => GetText("data");

    /// <summary>What is said.</summary>
    public string? Transcript => GetText("transcript");

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>The transcript.</returns>
    public override string ToString() => Transcript ?? Type;
}
