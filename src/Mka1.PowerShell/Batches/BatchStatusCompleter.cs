using Mka1.Batches;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Completes the statuses of batches.</summary>
public sealed class BatchStatusCompleter() : KnownValueCompleter(BatchStatus.KnownValues);
