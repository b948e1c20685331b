using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.SandboxCommands;

/// <summary>Completes the runtimes of code.</summary>
public sealed class SandboxRuntimeCompleter() : KnownValueCompleter(["python", "python3", "javascript", "node", "go", "bash", "shell", "sh"]);
