using Mka1.Http;

namespace Mka1.PowerShell.Connection;

/// <summary>Reports the calls of a cmdlet with one context: verbose lines, warnings of retries and the audit log.</summary>
internal sealed class CallReport(Mka1Command command, Mka1Context context, CallProgress progress) : ICallObserver
{
    public void Started(CallAttempt attempt)
    {
        if (attempt.Number == 1)
            progress.Start();
    }

    public void Ended(CallAttempt attempt)
    {
        if (attempt.RetryAfter is null)
            command.PostVerbose(CallText.Ended(attempt));
        // A wait warns itself, once for all polls that fail.
        else if (command.IsPolling)
            command.PostVerbose(CallText.Retried(attempt));
        else
            command.PostWarning(CallText.Retried(attempt));
    }

    public void Completed(RequestLogEntry call)
    {
        progress.Finish();
        try
        {
            context.AuditLog?.Add(call, command.CommandName, context.Name);
        }
        // The call has been carried out, so its result is still returned.
        catch (Exception exception)
        {
            command.KeepLogFailure(exception);
        }
    }
}
