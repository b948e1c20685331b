namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of agents that cmdlets returned in this session.</summary>
public sealed class SeenAgentCompleter() : SeenIdCompleter("Agent");
