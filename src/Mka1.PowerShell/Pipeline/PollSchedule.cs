namespace Mka1.PowerShell.Pipeline;

/// <summary>Looks often at first, and less and less often the longer something takes: from 2 s on to 60 s.</summary>
internal sealed class PollSchedule
{
    private const double First = 2;
    private const double Longest = 60;
    private const double Growth = 1.25;

    // The number of calls a second, however many objects are waited for.
    private const double MostLooks = 10;
    private double _next = First;

    /// <summary>The least time between two looks at each of so many objects.</summary>
    public static TimeSpan Least(int objects) => TimeSpan.FromSeconds(objects / MostLooks);

    /// <summary>The time to the next look.</summary>
    public TimeSpan Next()
    {
        var now = TimeSpan.FromSeconds(_next);
        _next = Math.Min(_next * Growth, Longest);
        return now;
    }
}
