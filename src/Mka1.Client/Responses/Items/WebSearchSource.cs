using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Items;

/// <summary>A page that a search used.</summary>
public sealed class WebSearchSource : Mka1Object
{
    internal WebSearchSource(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The type: <c>url</c>.</summary>
    public string? Type => GetText("type");

    /// <summary>The page's address.</summary>
    public string? Url => GetText("url");

    /// <summary>The address.</summary>
    /// <returns>The address.</returns>
    public override string ToString() => Url ?? string.Empty;
}
