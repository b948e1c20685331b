using Mka1.Errors;
using Mka1.Http;

namespace Mka1.PowerShell.Connection;

/// <summary>Adds the calls of completions to the audit log.</summary>
internal sealed class CompletionReport(Mka1Context context) : ICallObserver
{
    public void Started(CallAttempt attempt)
    {
    }

    public void Ended(CallAttempt attempt)
    {
    }

    // A completion shows no warnings. The next cmdlet does.
    public bool TokenExpires(DateTimeOffset expiresAt, DateTimeOffset now) => false;

    public void Completed(RequestLogEntry call)
    {
        try
        {
            context.AuditLog?.Add(call, "completion", context.Name);
        }
        catch (Mka1WriteException)
        {
            // A completion shows no errors. The next cmdlet reports that the log cannot be written.
        }
    }
}
