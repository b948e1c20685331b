using System.Diagnostics;

namespace Mka1.Http;

/// <summary>Time as the client sees it; tests put their own in its place.</summary>
internal abstract class Clock
{
    public static Clock System { get; } = new SystemClock();

    public abstract DateTimeOffset Now { get; }

    /// <summary>Time that only goes on, whatever becomes of the system's clock.</summary>
    public abstract TimeSpan Uptime { get; }

    public abstract Task Delay(TimeSpan time, CancellationToken cancellationToken);

    /// <summary>Cancels a source after a time; an infinite time takes that back.</summary>
    public abstract void CancelAfter(CancellationTokenSource source, TimeSpan time);

    private sealed class SystemClock : Clock
    {
        public override DateTimeOffset Now => DateTimeOffset.UtcNow;

        public override TimeSpan Uptime => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

        public override Task Delay(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);

        public override void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(time);
    }
}
