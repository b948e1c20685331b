using System.Globalization;

namespace Mka1.Emulator.Gateway;

/// <summary>How many calls a key may make in a window of simulated time.</summary>
/// <param name="Calls">The calls of one window.</param>
/// <param name="Window">The length of the window.</param>
public sealed record RateLimit(int Calls, TimeSpan Window)
{
    /// <summary>Reads a limit such as <c>10/s</c>, <c>600/m</c>, <c>5000/h</c> or <c>100000/d</c>.</summary>
    /// <param name="text">The limit.</param>
    /// <returns>The limit that was read.</returns>
    public static RateLimit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/');
        if (parts.Length == 2 &&
            int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls > 0)
        {
            TimeSpan? window = parts[1] switch
            {
                "s" => TimeSpan.FromSeconds(1),
                "m" => TimeSpan.FromMinutes(1),
                "h" => TimeSpan.FromHours(1),
                "d" => TimeSpan.FromDays(1),
                _ => null,
            };
            if (window is { } length)
                return new RateLimit(calls, length);
        }

        throw new FormatException($"'{text}' is not a rate limit. Write it as 10/s, 600/m, 5000/h or 100000/d.");
    }
}
