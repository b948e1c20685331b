using Mka1.PowerShell.Pipeline;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Completes the statuses of sandbox sessions.</summary>
public sealed class SandboxStatusCompleter() : KnownValueCompleter(SandboxSessionStatus.KnownValues);
