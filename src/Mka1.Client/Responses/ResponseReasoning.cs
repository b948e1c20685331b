using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>The reasoning settings of a response.</summary>
public sealed class ResponseReasoning : Mka1Object
{
    internal ResponseReasoning(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The effort: <c>low</c>, <c>medium</c>, <c>high</c>, or another; null for the model's default.</summary>
    public string? Effort => GetText("effort");

    /// <summary>The summary: <c>auto</c>, <c>concise</c> or <c>detailed</c>; null for none.</summary>
    public string? Summary => GetText("summary");

    /// <summary>The effort.</summary>
    /// <returns>The effort; empty for the model's default.</returns>
    public override string ToString() => Effort ?? string.Empty;
}
