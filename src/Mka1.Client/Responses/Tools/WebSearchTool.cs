using System.Text.Json;

namespace Mka1.Responses.Tools;

/// <summary>Search in the web. Source: api-reference/agents/create-an-agent.</summary>
public sealed class WebSearchTool : ResponseTool
{
    internal WebSearchTool(JsonElement json)
        : base(json)
    {
    }

    /// <summary>How much of what is found the model reads: <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? SearchContextSize => GetText("search_context_size");

    /// <summary>Where the user is, for results from there.</summary>
    public UserLocation? UserLocation => GetView("user_location", static json => new UserLocation(json));

    /// <summary>Where to search.</summary>
    public WebSearchFilters? Filters => GetView("filters", static json => new WebSearchFilters(json));
}
