namespace Mka1.PowerShell.Pipeline;

/// <summary>Computes poll delays that grow from 2 s to 60 s.</summary>
internal sealed class PollSchedule
{
    private const double FirstDelay = 2;
    private const double LongestDelay = 60;
    private const double Growth = 1.25;

    // For all objects together.
    private const double MaximumReadsPerSecond = 10;
    private double _next = FirstDelay;

    /// <summary>Gets the minimum delay between two polls of each object, which limits the calls per second.</summary>
    public static TimeSpan GetMinimumDelay(int objects) => TimeSpan.FromSeconds(objects / MaximumReadsPerSecond);

    /// <summary>Gets the delay before the next poll.</summary>
    public TimeSpan GetNextDelay()
    {
        var now = TimeSpan.FromSeconds(_next);
        _next = Math.Min(_next * Growth, LongestDelay);
        return now;
    }
}
