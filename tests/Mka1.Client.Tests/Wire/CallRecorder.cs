using Mka1.Http;

namespace Mka1.Client.Tests.Wire;

/// <summary>Keeps the attempts that it is told of.</summary>
internal sealed class CallRecorder : ICallObserver
{
    public List<CallAttempt> Begun { get; } = [];

    public List<CallAttempt> Over { get; } = [];

    public List<RequestLogEntry> Calls { get; } = [];

    public List<DateTimeOffset> Expiries { get; } = [];

    public void Started(CallAttempt attempt) => Begun.Add(attempt);

    public void Ended(CallAttempt attempt) => Over.Add(attempt);

    public bool TokenExpires(DateTimeOffset expiresAt, DateTimeOffset now)
    {
        Expiries.Add(expiresAt);
        return true;
    }

    public void Completed(RequestLogEntry call) => Calls.Add(call);
}
