using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>A mouse, a keyboard and a screen.</summary>
public sealed class ComputerTool : ResponseTool
{
    internal ComputerTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The screen's width in pixels.</summary>
    public long? DisplayWidth => GetInteger("display_width");

    /// <summary>The screen's height in pixels.</summary>
    public long? DisplayHeight => GetInteger("display_height");

    /// <summary>The controlled environment, such as <c>browser</c> or <c>linux</c>.</summary>
    public string? Environment => GetText("environment");
}
