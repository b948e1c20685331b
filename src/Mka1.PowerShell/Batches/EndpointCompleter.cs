using Mka1.Batches;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Batches;

/// <summary>Completes the endpoints of batches.</summary>
public sealed class EndpointCompleter() : KnownValueCompleter(BatchEndpoint.KnownValues);
