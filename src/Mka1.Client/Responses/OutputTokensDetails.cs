using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The output tokens by kind.</summary>
public sealed class OutputTokensDetails : Mka1Object
{
    internal OutputTokensDetails(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The reasoning tokens, which are not part of the text.</summary>
    public long ReasoningTokens => GetCount("reasoning_tokens");

    /// <summary>The count.</summary>
    /// <returns>Text such as <c>12 reasoning</c>.</returns>
    public override string ToString() => $"{ReasoningTokens} reasoning";
}
