using Mka1.Emulator.Gateway;

namespace Mka1.Emulator.Schedules;

/// <summary>Fires a schedule in simulated time: a wait of an hour takes an hour divided by the speed, and its dates go on from now.</summary>
/// <param name="clock">The simulated time.</param>
/// <param name="serverStops">Ends all waits.</param>
internal sealed class ScheduleTimer(SimulatedClock clock, CancellationToken serverStops)
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;

    /// <summary>Starts the schedule anew.</summary>
    /// <param name="next">The time after another at which it fires; null if it does not fire again.</param>
    /// <param name="fire">Fires it.</param>
    /// <param name="end">Is called when it does not fire again.</param>
    public void Start(Func<DateTimeOffset, DateTimeOffset?> next, Action fire, Action end)
    {
        lock (_lock)
        {
            Stop();
            _running = CancellationTokenSource.CreateLinkedTokenSource(serverStops);
            var stop = _running.Token;
            _ = Task.Run(() => RunAsync(next, fire, end, stop), CancellationToken.None);
        }
    }

    public void Stop()
    {
        lock (_lock)
        {
            _running?.Cancel();
            _running?.Dispose();
            _running = null;
        }
    }

    private async Task RunAsync(Func<DateTimeOffset, DateTimeOffset?> next, Action fire, Action end, CancellationToken stop)
    {
        try
        {
            var now = DateTimeOffset.UtcNow;
            while (next(now) is { } due)
            {
                await clock.DelayAsync(due - now, stop);
                now = due > now ? due : now;
                IfRunning(fire, stop);
            }

            IfRunning(end, stop);
        }
        catch (OperationCanceledException)
        {
            // Paused, changed or deleted, or the server stops.
        }
    }

    // A stop has either come before or waits for the end of the action.
    private void IfRunning(Action action, CancellationToken stop)
    {
        lock (_lock)
        {
            stop.ThrowIfCancellationRequested();
            action();
        }
    }
}
