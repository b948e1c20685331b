using Mka1.Http;

namespace Mka1.PowerShell.Connection;

/// <summary>Reports the calls of a cmdlet with one context: verbose lines, warnings of retries and the audit log.</summary>
internal sealed class CallReport(Mka1Command command, Mka1Context context, CallProgress progress) : ICallObserver
{
    private volatile bool _isInterrupted;

    public void Started(CallAttempt attempt)
    {
        if (attempt.Number == 1)
            progress.Start();
    }

    public void Ended(CallAttempt attempt)
    {
        if (attempt.RetryAfter is null)
        {
            command.PostVerbose(() => CallText.Ended(attempt));
            _isInterrupted &= attempt.Error is not null;
            return;
        }
        if (attempt.IsTokenRefused)
        {
            command.PostVerbose(() => CallText.Renewed(attempt));
            return;
        }
        // A wait warns once, not for each poll that fails while the server does not answer.
        if (command.IsPolling && _isInterrupted)
            command.PostVerbose(() => CallText.Retried(attempt));
        else
            command.PostWarning(() => CallText.Retried(attempt));
        _isInterrupted = true;
    }

    public bool TokenExpires(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        command.PostWarning(() => CallText.Expires(context.Name, expiresAt, now));
        return true;
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
