using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>An action with a mouse, a keyboard or a screen. Only the members of its type are set.</summary>
public sealed class ComputerAction : Mka1Object
{
    internal ComputerAction(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>click</c>, <c>double_click</c>, <c>drag</c>, <c>keypress</c>, <c>move</c>, <c>screenshot</c>, <c>scroll</c>, <c>type</c> or <c>wait</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The button of a click: <c>left</c>, <c>right</c>, <c>wheel</c>, <c>back</c> or <c>forward</c>.</summary>
    public string? Button => GetText("button");

    /// <summary>The position in pixels from the left.</summary>
    public long? X => GetInteger("x");

    /// <summary>The position in pixels from the top.</summary>
    public long? Y => GetInteger("y");

    /// <summary>The horizontal scroll distance in pixels.</summary>
    public long? ScrollX => GetInteger("scroll_x");

    /// <summary>The vertical scroll distance in pixels.</summary>
    public long? ScrollY => GetInteger("scroll_y");

    /// <summary>The path of a drag.</summary>
    public IReadOnlyList<ComputerPoint> Path => GetList("path", static json => new ComputerPoint(json));

    /// <summary>The keys to press, or to hold during the action.</summary>
    public IReadOnlyList<string> Keys => GetTextList("keys");

    /// <summary>The text to type.</summary>
    public string? Text => GetText("text");

    /// <summary>A description of the action.</summary>
    /// <returns>Text such as <c>click</c> or <c>type Hello</c>.</returns>
    public override string ToString() => Text is null ? Type ?? string.Empty : $"{Type} {Text}";
}
