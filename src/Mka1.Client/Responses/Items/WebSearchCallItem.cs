using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A step of a web search.</summary>
public sealed class WebSearchCallItem : ResponseItem
{
    internal WebSearchCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The action.</summary>
    public WebSearchAction? Action => GetView("action", static json => new WebSearchAction(json));

    /// <summary>A one-line description of the item.</summary>
    /// <returns>The action.</returns>
    public override string ToString() => Action?.ToString() ?? Type;
}
