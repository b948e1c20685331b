using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The input tokens by kind.</summary>
public sealed class InputTokensDetails : Mka1Object
{
    internal InputTokensDetails(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The cached tokens.</summary>
    public long CachedTokens => GetCount("cached_tokens");

    /// <summary>The count.</summary>
    /// <returns>Text such as <c>12 cached</c>.</returns>
    public override string ToString() => $"{CachedTokens} cached";
}
