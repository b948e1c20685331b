using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The tokens that a response used.</summary>
public sealed class ResponseUsage : Mka1Object
{
    internal ResponseUsage(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Tokens read.</summary>
    public long InputTokens => GetCount("input_tokens");

    /// <summary>Of the tokens read, those from the cache and others.</summary>
    public InputTokensDetails? InputTokensDetails => GetView("input_tokens_details", static json => new InputTokensDetails(json));

    /// <summary>Tokens written.</summary>
    public long OutputTokens => GetCount("output_tokens");

    /// <summary>Of the tokens written, those of reasoning and others.</summary>
    public OutputTokensDetails? OutputTokensDetails => GetView("output_tokens_details", static json => new OutputTokensDetails(json));

    /// <summary>All tokens.</summary>
    public long TotalTokens => GetCount("total_tokens");

    /// <summary>The counts, for a table's cell.</summary>
    /// <returns>Text such as <c>12 in, 30 out</c>.</returns>
    public override string ToString() => $"{InputTokens} in, {OutputTokens} out";
}
