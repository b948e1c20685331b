using System.Text.Json;

namespace Mka1.Responses.Items;

/// <summary>A step of a search in the web.</summary>
public sealed class WebSearchCallItem : ResponseItem
{
    internal WebSearchCallItem(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What was done.</summary>
    public WebSearchAction? Action => GetView("action", static json => new WebSearchAction(json));

    /// <summary>What the item says or does, in a line.</summary>
    /// <returns>What was done.</returns>
    public override string ToString() => Action?.ToString() ?? Type;
}
