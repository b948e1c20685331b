using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Completes the kinds of sandbox sessions.</summary>
public sealed class SandboxKindCompleter() : KnownValueCompleter(["standard", "browser"]);
