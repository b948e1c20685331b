using System.Collections.Concurrent;

namespace Mka1.Emulator.Gateway;

/// <summary>Counts the calls of each key in fixed windows, as the gateway does.</summary>
internal sealed class RateLimiter(IReadOnlyList<RateLimit> limits, SimulatedClock clock)
{
    private readonly ConcurrentDictionary<string, long[]> _counts = new();

    public bool Allows(string key)
    {
        if (limits.Count == 0)
            return true;

        // Two numbers for each limit: the current window and the calls in it.
        var counts = _counts.GetOrAdd(key, _ => new long[limits.Count * 2]);
        lock (counts)
        {
            var allowed = true;
            for (var i = 0; i < limits.Count; i++)
            {
                var window = clock.Elapsed.Ticks / limits[i].Window.Ticks;
                if (counts[2 * i] != window)
                    (counts[2 * i], counts[2 * i + 1]) = (window, 0);
                allowed &= counts[2 * i + 1] < limits[i].Calls;
            }

            for (var i = 0; allowed && i < limits.Count; i++)
                counts[2 * i + 1]++;
            return allowed;
        }
    }
}
