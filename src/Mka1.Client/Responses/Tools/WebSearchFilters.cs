using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Tools;

/// <summary>Where a search in the web may look.</summary>
public sealed class WebSearchFilters : Mka1Object
{
    internal WebSearchFilters(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The domains to search, with those below them; empty for all.</summary>
    public IReadOnlyList<string> AllowedDomains => GetTextList("allowed_domains");

    /// <summary>The domains.</summary>
    /// <returns>One line of all.</returns>
    public override string ToString() => string.Join(", ", AllowedDomains);
}
