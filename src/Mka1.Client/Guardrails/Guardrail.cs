using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Guardrails;

/// <summary>A guardrail of the account, which applies to all its requests. Source: api-reference/guardrails.</summary>
public sealed class Guardrail : Mka1Object
{
    internal Guardrail(JsonElement json)
        : base(json)
    {
    }

    /// <summary>What it prevents, see <see cref="GuardrailMode"/>.</summary>
    public string Mode => GetRequiredText("mode");

    /// <summary>Whether it is on; null if the server does not say so.</summary>
    public bool? Enabled => GetFlag("enabled");

    /// <summary>The settings by their JSON names; null for none.</summary>
    public ReadOnlyDictionary<string, object?>? Config => GetMap("config");

    /// <summary>The words that must not occur.</summary>
    [WireMember(null)]
    public IReadOnlyList<string> Words => Settings?.Words ?? TextList<string>.None;

    /// <summary>The score from which it is triggered, 0 to 1; null for the default.</summary>
    [WireMember(null)]
    public double? Threshold => Settings?.Threshold;

    /// <summary>The message to the caller of a rejected request; null for the default.</summary>
    [WireMember(null)]
    public string? RejectionMessage => Settings?.RejectionMessage ?? GetText(GuardrailConfig.RejectionMessageMember);

    internal GuardrailConfig? Settings => GetView("config", static config => new GuardrailConfig(config));

    /// <summary>Returns the mode.</summary>
    public override string ToString() => Mode;
}
