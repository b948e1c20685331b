using Mka1.PowerShell.Pipeline;
using Mka1.SandboxSessions;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Completes the kinds of sandbox sessions.</summary>
public sealed class SandboxKindCompleter() : KnownValueCompleter(SandboxSessionOptions.KnownKinds);
