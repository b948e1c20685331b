using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The model's wish to call a function of the caller.</summary>
public sealed class FunctionCallItem : ResponseItem
{
    internal FunctionCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id that the function's output must name.</summary>
    public string? CallId => GetText("call_id");

    /// <summary>The function's name.</summary>
    public string? Name => GetText("name");

    /// <summary>The arguments as JSON text.</summary>
    public string? Arguments => GetText("arguments");

    /// <summary>The namespace of the function, if any.</summary>
    public string? Namespace => GetText("namespace");
}
