using System.Globalization;

namespace Mka1.PowerShell.Connection;

/// <summary>Formats values of calls for their views.</summary>
public static class CallViewText
{
    /// <summary>Formats a time in the local time zone, to the millisecond.</summary>
    /// <param name="time">The time; null returns null.</param>
    /// <returns>Text such as <c>2026-01-31 09:05:00.123</c>, in every culture.</returns>
    public static string? Time(DateTimeOffset? time) => time?.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>Formats a time of day in the local time zone, to the millisecond.</summary>
    /// <param name="time">The time; null returns null.</param>
    /// <returns>Text such as <c>09:05:00.123</c>, in every culture.</returns>
    public static string? TimeOfDay(DateTimeOffset? time) => time?.LocalDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>Formats the duration of a call.</summary>
    /// <param name="duration">The duration; null returns null.</param>
    /// <returns>Milliseconds with one decimal.</returns>
    public static string? Milliseconds(TimeSpan? duration) => duration?.TotalMilliseconds.ToString("0.0", CultureInfo.CurrentCulture);
}
