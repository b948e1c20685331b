using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The tokens used by a response.</summary>
public sealed class ResponseUsage : Mka1Object
{
    internal ResponseUsage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The input tokens.</summary>
    public long InputTokens => GetCount("input_tokens");

    /// <summary>The input tokens by kind.</summary>
    public InputTokensDetails? InputTokensDetails => GetView("input_tokens_details", static json => new InputTokensDetails(json));

    /// <summary>The output tokens.</summary>
    public long OutputTokens => GetCount("output_tokens");

    /// <summary>The output tokens by kind.</summary>
    public OutputTokensDetails? OutputTokensDetails => GetView("output_tokens_details", static json => new OutputTokensDetails(json));

    /// <summary>All tokens.</summary>
    public long TotalTokens => GetCount("total_tokens");

    /// <summary>The counts, for a table cell.</summary>
    /// <returns>Text such as <c>12 in, 30 out</c>.</returns>
    public override string ToString() => $"{InputTokens} in, {OutputTokens} out";
}
