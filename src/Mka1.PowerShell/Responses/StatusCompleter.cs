using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes the statuses of a response.</summary>
public sealed class StatusCompleter() : KnownValueCompleter(ResponseStatus.KnownValues);
