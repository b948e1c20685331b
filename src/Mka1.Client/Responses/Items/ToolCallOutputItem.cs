using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The output of a tool call.</summary>
public abstract class ToolCallOutputItem : ResponseItem
{
    private protected ToolCallOutputItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id of the call.</summary>
    public string? CallId => GetText("call_id");
}
