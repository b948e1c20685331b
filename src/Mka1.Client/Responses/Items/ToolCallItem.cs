using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The model's wish to use a tool that whoever reads it may have to use on its behalf. The answer is the item of the tool's output with the same call id.</summary>
public abstract class ToolCallItem : ResponseItem
{
    private protected ToolCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id that the output must name.</summary>
    public string? CallId => GetText("call_id");
}
