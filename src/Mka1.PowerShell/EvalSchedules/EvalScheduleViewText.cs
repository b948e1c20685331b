using Mka1.Errors;

namespace Mka1.PowerShell.EvalSchedules;

/// <summary>Formats values of eval schedules for their views.</summary>
public static class EvalScheduleViewText
{
    /// <summary>Gets when a schedule fires.</summary>
    /// <param name="cron">The cron expression; null for none.</param>
    /// <param name="zone">Its time zone; null for none.</param>
    /// <param name="seconds">The seconds between two runs; null for none.</param>
    /// <returns>Text such as <c>0 3 * * * UTC</c> or <c>every 01:00:00</c>.</returns>
    public static string? Rule(string? cron, string? zone, long? seconds) =>
        cron is not null ? VisibleText.Escape($"{cron} {zone}".TrimEnd())
        : seconds is >= 0 and <= int.MaxValue ? "every " + TimeSpan.FromSeconds((double)seconds)
        : null;
}
