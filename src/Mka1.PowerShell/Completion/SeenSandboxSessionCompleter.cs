namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of sandbox sessions that cmdlets returned in this session.</summary>
public sealed class SeenSandboxSessionCompleter() : SeenIdCompleter("SandboxSession");
