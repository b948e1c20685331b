using Mka1.PowerShell.Pipeline;
using Mka1.SandboxCommands;

namespace Mka1.PowerShell.SandboxCommands;

/// <summary>Completes the runtimes of code.</summary>
public sealed class SandboxRuntimeCompleter() : KnownValueCompleter(SandboxCodeOptions.KnownRuntimes);
