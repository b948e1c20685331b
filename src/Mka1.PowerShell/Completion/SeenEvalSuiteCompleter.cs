namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of eval suites that cmdlets returned in this session.</summary>
public sealed class SeenEvalSuiteCompleter() : SeenIdCompleter("EvalSuite");
