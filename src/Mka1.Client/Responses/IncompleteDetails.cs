using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>Why a response is incomplete.</summary>
public sealed class IncompleteDetails : Mka1Object
{
    internal IncompleteDetails(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The reason, such as <c>max_output_tokens</c> or <c>content_filter</c>.</summary>
    public string? Reason => GetText("reason");

    /// <summary>The reason.</summary>
    /// <returns>The reason.</returns>
    public override string ToString() => Reason ?? string.Empty;
}
