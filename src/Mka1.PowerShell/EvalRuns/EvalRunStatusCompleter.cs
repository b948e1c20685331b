using Mka1.EvalRuns;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.EvalRuns;

/// <summary>Completes the statuses of an eval run.</summary>
public sealed class EvalRunStatusCompleter() : KnownValueCompleter(EvalRunStatus.KnownValues);
