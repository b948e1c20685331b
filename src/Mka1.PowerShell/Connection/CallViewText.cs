using System.Globalization;
using Mka1.Errors;

namespace Mka1.PowerShell.Connection;

/// <summary>Values of calls as their views show them.</summary>
public static class CallViewText
{
    private const int ShownCharacters = 11;

    /// <summary>A time in the local zone, to the millisecond.</summary>
    /// <param name="time">The time; null gives nothing.</param>
    /// <returns>Text such as <c>2026-01-31 09:05:00.123</c>, in every culture.</returns>
    public static string? Time(DateTimeOffset? time) => time?.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>A time of the day in the local zone, to the millisecond.</summary>
    /// <param name="time">The time; null gives nothing.</param>
    /// <returns>Text such as <c>09:05:00.123</c>, in every culture.</returns>
    public static string? TimeOfDay(DateTimeOffset? time) => time?.LocalDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>How long a call took.</summary>
    /// <param name="duration">The time; null gives nothing.</param>
    /// <returns>Milliseconds with one decimal.</returns>
    public static string? Milliseconds(TimeSpan? duration) => duration?.TotalMilliseconds.ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>The end of an id, which differs where its beginning does not.</summary>
    /// <param name="id">The id; null gives nothing.</param>
    /// <returns>The last characters after dots.</returns>
    public static string? End(string? id) =>
        string.IsNullOrEmpty(id) ? null : "..." + VisibleText.Escape(id!.Substring(Math.Max(0, id.Length - ShownCharacters)));
}
