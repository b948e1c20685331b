using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The model's wish to use a tool of the caller that takes plain text.</summary>
public sealed class CustomToolCallItem : ToolCallItem
{
    internal CustomToolCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The tool's name.</summary>
    public string? Name => GetText("name");

    /// <summary>The text for the tool.</summary>
    public string? Input => GetText("input");

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>Name and text.</returns>
    public override string ToString() => $"{Name} {Input}";
}
