using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes how much a model can reason; models know further words.</summary>
public sealed class ReasoningCompleter() : KnownValueCompleter(["high", "low", "max", "medium", "minimal", "none", "xhigh"]);
