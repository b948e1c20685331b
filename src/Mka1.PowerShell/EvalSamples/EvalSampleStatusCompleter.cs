using Mka1.EvalSamples;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.EvalSamples;

/// <summary>Completes the statuses of a sample of an eval run.</summary>
public sealed class EvalSampleStatusCompleter() : KnownValueCompleter(EvalSampleStatus.KnownValues);
