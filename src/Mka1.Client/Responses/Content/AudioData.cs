using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Content;

/// <summary>Audio with its format.</summary>
public sealed class AudioData : Mka1Object
{
    internal AudioData(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The audio, base64.</summary>
    public string? Data => GetText("data");

    /// <summary>The format: <c>wav</c> or <c>mp3</c>.</summary>
    public string? Format => GetText("format");

    /// <summary>The format.</summary>
    /// <returns>Text such as <c>wav</c>.</returns>
    public override string ToString() => Format ?? string.Empty;
}
