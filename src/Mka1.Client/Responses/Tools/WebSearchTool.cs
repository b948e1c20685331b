using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>Web search. Source: api-reference/agents/create-an-agent.</summary>
public sealed class WebSearchTool : ResponseTool
{
    internal WebSearchTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The amount of context from the results: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? SearchContextSize => GetText("search_context_size");

    /// <summary>The location of the user.</summary>
    public UserLocation? UserLocation => GetView("user_location", static json => new UserLocation(json));

    /// <summary>The filters.</summary>
    public WebSearchFilters? Filters => GetView("filters", static json => new WebSearchFilters(json));
}
