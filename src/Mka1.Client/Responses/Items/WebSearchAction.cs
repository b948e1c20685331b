using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>An action of a web search: a search, an opened page, or a text search in a page. Only the members of its type are set.</summary>
public sealed class WebSearchAction : Mka1Object
{
    internal WebSearchAction(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>search</c>, <c>open_page</c> or <c>find_in_page</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The query.</summary>
    public string? Query => GetText("query");

    /// <summary>All queries.</summary>
    public IReadOnlyList<string> Queries => GetTextList("queries");

    /// <summary>The pages that a search used; only if <c>web_search_call.action.sources</c> was included.</summary>
    public IReadOnlyList<WebSearchSource> Sources => GetList("sources", static json => new WebSearchSource(json));

    /// <summary>The address of the opened or searched page.</summary>
    public string? Url => GetText("url");

    /// <summary>The text searched for in the page.</summary>
    public string? Pattern => GetText("pattern");

    /// <summary>A description of the action.</summary>
    /// <returns>Text such as <c>search emulators</c>.</returns>
    public override string ToString() => string.Join(" ", new[] { Type, Query, Pattern, Url }.Where(static word => !string.IsNullOrEmpty(word)));
}
