using System.Diagnostics;

namespace Mka1.Http;

/// <summary>The time source of the client; tests replace it.</summary>
internal abstract class Clock
{
    public static Clock System { get; } = new SystemClock();

    public abstract DateTimeOffset Now { get; }

    /// <summary>Monotonic time, independent of changes of the system clock.</summary>
    public abstract TimeSpan Uptime { get; }

    public abstract Task Delay(TimeSpan time, CancellationToken cancellationToken);

    /// <summary>Cancels a source after a time; an infinite time removes the limit.</summary>
    public abstract void CancelAfter(CancellationTokenSource source, TimeSpan time);

    private sealed class SystemClock : Clock
    {
        public override DateTimeOffset Now => DateTimeOffset.UtcNow;

        public override TimeSpan Uptime => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

        public override Task Delay(TimeSpan time, CancellationToken cancellationToken) => Task.Delay(time, cancellationToken);

        public override void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(time);
    }
}
