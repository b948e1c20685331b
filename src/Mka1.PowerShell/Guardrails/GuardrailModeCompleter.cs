using Mka1.Guardrails;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Guardrails;

/// <summary>Completes the modes of guardrails.</summary>
public sealed class GuardrailModeCompleter() : KnownValueCompleter(GuardrailMode.KnownValues);
