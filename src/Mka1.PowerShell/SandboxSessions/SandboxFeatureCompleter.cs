using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.SandboxSessions;

/// <summary>Completes the features of a sandbox session.</summary>
public sealed class SandboxFeatureCompleter() : KnownValueCompleter(["python", "git", "claude-code"]);
