using System.Diagnostics;

namespace Mka1.Emulator.Gateway;

/// <summary>Simulated time: durations shrink by the speed, dates stay those of the wall clock.</summary>
internal sealed class SimulatedClock(double speed)
{
    // No timer of the system is longer than 49 days.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start) * speed;

    public static long UnixNow => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <summary>Waits for a simulated duration of any length; one that is over takes no time.</summary>
    public async Task DelayAsync(TimeSpan simulated, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var left = Real(simulated); left > TimeSpan.Zero; left -= LongestDelay)
            await Task.Delay(left < LongestDelay ? left : LongestDelay, cancellation);
    }

    /// <summary>A simulated duration in real time.</summary>
    public TimeSpan Real(TimeSpan simulated) => simulated / speed;

    public Pacer NewPacer() => new(this);

    /// <summary>Paces many small steps, even if one step is shorter than the resolution of a timer.</summary>
    internal sealed class Pacer(SimulatedClock clock)
    {
        private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);
        private TimeSpan _due = clock.Elapsed;

        public ValueTask StepAsync(TimeSpan simulated, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            _due += simulated;
            var left = _due - clock.Elapsed;
            return clock.Real(left) > Tick ? new ValueTask(clock.DelayAsync(left, cancellation)) : ValueTask.CompletedTask;
        }
    }
}
