using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Tools;

/// <summary>The filters of a web search.</summary>
public sealed class WebSearchFilters : Mka1Object
{
    internal WebSearchFilters(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The domains to search, with their subdomains; empty for all.</summary>
    public IReadOnlyList<string> AllowedDomains => GetTextList("allowed_domains");

    /// <summary>The domains.</summary>
    /// <returns>One line of all.</returns>
    public override string ToString() => string.Join(", ", AllowedDomains);
}
