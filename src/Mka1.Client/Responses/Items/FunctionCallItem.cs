using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The request of the model to call a function of the caller.</summary>
public sealed class FunctionCallItem : ToolCallItem
{
    internal FunctionCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The function's name.</summary>
    public string? Name => GetText("name");

    /// <summary>The arguments as JSON text.</summary>
    public string? Arguments => GetText("arguments");

    /// <summary>The namespace of the function, if any.</summary>
    public string? Namespace => GetText("namespace");

    /// <summary>A one-line description of the item.</summary>
    /// <returns>Name and arguments.</returns>
    public override string ToString() => $"{Name} {Arguments}";
}
