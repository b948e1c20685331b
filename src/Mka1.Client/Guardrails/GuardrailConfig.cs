using System.Text.Json;
using Mka1.Json;

namespace Mka1.Guardrails;

/// <summary>The documented settings of a guardrail.</summary>
internal sealed class GuardrailConfig(JsonElement json) : Mka1Object(json)
{
    // MKA1 documents that there is a message, but neither its name nor its place. This is the name that a test result has.
    public const string RejectionMessageMember = "rejection_message";

    public IReadOnlyList<string> Words => GetTextList("words");

    public double? Threshold => GetNumber("threshold");

    public string? RejectionMessage => GetText(RejectionMessageMember);
}
