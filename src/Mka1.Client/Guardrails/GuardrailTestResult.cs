using System.Text.Json;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Guardrails;

/// <summary>Whether a text passes the guardrails. Source: api-reference/guardrails.</summary>
public sealed class GuardrailTestResult : Mka1Object
{
    internal static readonly Resource<GuardrailTestResult> Resource = new("result of a test of guardrails", static json => new GuardrailTestResult(json));

    internal GuardrailTestResult(JsonElement json)
        : base(json)
    {
    }

    /// <summary>Always <c>guardrails_test_result</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>Whether no guardrail was triggered.</summary>
    public bool Passed => GetFlag("passed") == true;

    /// <summary>The mode of the guardrail that was triggered; null for none.</summary>
    public string? TriggeredGuardrail => GetText("triggered_guardrail");

    /// <summary>The message to the caller; null if the text passed.</summary>
    public string? RejectionMessage => GetText("rejection_message");

    /// <summary>The text that was tested.</summary>
    public string? UserInput => GetText("user_input");

    /// <summary>Details of the test, which depend on the guardrail.</summary>
    public object? Details => GetPlain("details");

    /// <summary>Whether the answer says if the text passed.</summary>
    internal bool HasResult => GetFlag("passed") is not null;
}
