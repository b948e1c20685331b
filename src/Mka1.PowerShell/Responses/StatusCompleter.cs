using Mka1.PowerShell.Pipeline;
using Mka1.Responses;

namespace Mka1.PowerShell.Responses;

/// <summary>Completes the statuses of a response.</summary>
public sealed class StatusCompleter() : KnownValueCompleter(
[
    ResponseStatus.Cancelled, ResponseStatus.Completed, ResponseStatus.Failed, ResponseStatus.InProgress, ResponseStatus.Incomplete, ResponseStatus.Queued,
]);
