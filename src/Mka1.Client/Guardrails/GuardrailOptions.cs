using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Guardrails;

/// <summary>What changes in a guardrail; null for what stays as it is.</summary>
public sealed record GuardrailOptions : IOptions
{
    /// <summary>Whether it is on.</summary>
    public bool? Enabled { get; init; }

    /// <summary>All words that must not occur.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The score from which it is triggered, 0 to 1.</summary>
    public double? Threshold { get; init; }

    /// <summary>The message to the caller of a rejected request.</summary>
    public string? RejectionMessage { get; init; }

    /// <inheritdoc/>
    public void Check()
    {
        if (Threshold is not null and not (>= 0 and <= 1))
            throw new Mka1InputException($"The threshold of a guardrail must be 0 to 1, not {Threshold}.");
        if (Words?.Any(string.IsNullOrWhiteSpace) == true)
            throw new Mka1InputException("A word that must not occur is empty. To ban none, give an empty array.");
    }

    /// <summary>Creates the members of a guardrail with these changes.</summary>
    /// <param name="mode">Its mode.</param>
    /// <param name="current">The guardrail so far; null if there is none.</param>
    internal Dictionary<string, object?> ToBody(string mode, Guardrail? current)
    {
        var members = current is null ? new Dictionary<string, object?> { ["mode"] = mode } : JsonBody.GetMembers(current);
        var config = current?.Settings is { } settings ? JsonBody.GetMembers(settings) : [];
        if (Enabled is not null)
            members["enabled"] = Enabled;
        if (Words is not null)
            config["words"] = Words;
        if (Threshold is not null)
            config["threshold"] = Threshold;
        if (RejectionMessage is not null)
            (current?.Settings?.RejectionMessage is null && members.ContainsKey(GuardrailConfig.RejectionMessageMember) ? members : config)[GuardrailConfig.RejectionMessageMember] = RejectionMessage;
        if (config.Count > 0 || current is null)
            members["config"] = config;
        return members;
    }
}
