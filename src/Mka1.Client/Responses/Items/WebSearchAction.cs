using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>What was done in the web: a search, a page that was opened, or a text that was looked for in a page. Only the members of its kind are there.</summary>
public sealed class WebSearchAction : Mka1Object
{
    internal WebSearchAction(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The kind: <c>search</c>, <c>open_page</c> or <c>find_in_page</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>What was searched for.</summary>
    public string? Query => GetText("query");

    /// <summary>All that was searched for.</summary>
    public IReadOnlyList<string> Queries => GetTextList("queries");

    /// <summary>The pages that a search used; only if <c>web_search_call.action.sources</c> was included.</summary>
    public IReadOnlyList<WebSearchSource> Sources => GetList("sources", static json => new WebSearchSource(json));

    /// <summary>The page that was opened or looked through.</summary>
    public string? Url => GetText("url");

    /// <summary>What was looked for in the page.</summary>
    public string? Pattern => GetText("pattern");

    /// <summary>What was done.</summary>
    /// <returns>Text such as <c>search emulators</c>.</returns>
    public override string ToString() => string.Join(" ", new[] { Type, Query, Pattern, Url }.Where(static word => !string.IsNullOrEmpty(word)));
}
