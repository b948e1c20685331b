using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The request of the model to use a tool of the caller that takes plain text.</summary>
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

    /// <summary>A one-line description of the item.</summary>
    /// <returns>Name and text.</returns>
    public override string ToString() => $"{Name} {Input}";
}
