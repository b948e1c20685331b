namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of eval runs that cmdlets returned in this session.</summary>
public sealed class SeenEvalRunCompleter() : SeenIdCompleter("EvalRun");
