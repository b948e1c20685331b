using Mka1.EvalSchedules;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Completes the overlap policies of an eval schedule.</summary>
public sealed class EvalScheduleOverlapCompleter() : KnownValueCompleter(EvalScheduleOverlap.KnownValues);
