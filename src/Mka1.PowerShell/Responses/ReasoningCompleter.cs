using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes reasoning efforts. Models may support other values.</summary>
public sealed class ReasoningCompleter() : KnownValueCompleter(["high", "low", "max", "medium", "minimal", "none", "xhigh"]);
