using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Guardrails;

/// <summary>All guardrails of the account.</summary>
public sealed class GuardrailSettings : Mka1Object
{
    internal static readonly Resource<GuardrailSettings> Resource = new("settings of guardrails", static json => new GuardrailSettings(json));

    internal GuardrailSettings(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Always <c>guardrails_settings</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>The guardrails.</summary>
    public IReadOnlyList<Guardrail> Guardrails => GetList("guardrails", static item => new Guardrail(item));

    /// <summary>The time of the last change; only in the answer to a change.</summary>
    public DateTimeOffset? UpdatedAt => GetTime("updated_at");

    /// <summary>Whether the answer has the list of guardrails.</summary>
    internal bool HasGuardrails => TryGet("guardrails", out var list) && list.ValueKind == JsonValueKind.Array;
}
