using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>The request of the model to call a tool, which the reader may have to run. The answer is the output item with the same call id.</summary>
public abstract class ToolCallItem : ResponseItem
{
    private protected ToolCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id that the output must name.</summary>
    public string? CallId => GetText("call_id");
}
