using System.Globalization;
using Mka1.Errors;
using Mka1.PowerShell.Views;

namespace Mka1.PowerShell.Batches;

/// <summary>Formats values of batches for their views.</summary>
public static class BatchViewText
{
    private const string BodyMember = "\"body\":";

    /// <summary>Gets the name of a file without its folder.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The escaped name.</returns>
    public static string? FileName(string? path) => path is null ? null : VisibleText.Escape(Path.GetFileName(path));

    /// <summary>Gets the number of a line.</summary>
    /// <param name="line">The number; 0 for the whole file.</param>
    /// <returns>The number; null for the whole file.</returns>
    public static long? Line(long line) => line == 0 ? null : line;

    /// <summary>Gets the body in a line of an input file.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The beginning of the body.</returns>
    public static string? Body(string? line)
    {
        int at = line?.IndexOf(BodyMember, StringComparison.Ordinal) ?? -1;
        return ViewText.Beginning(at < 0 ? line : line!.Substring(at + BodyMember.Length));
    }

    /// <summary>Formats a duration, which may be longer than a day.</summary>
    /// <param name="duration">The duration; null returns null.</param>
    /// <returns>Hours, minutes and seconds, such as <c>26:05:00</c>.</returns>
    public static string? Duration(TimeSpan? duration) => duration is not TimeSpan time ? null
        : string.Format(CultureInfo.CurrentCulture, "{0}:{1:mm\\:ss}", Math.Floor(time.TotalHours), time);

    /// <summary>Formats a rate of requests.</summary>
    /// <param name="rate">The requests per second; null and 0 return null.</param>
    /// <returns>A number with one decimal.</returns>
    public static string? PerSecond(double? rate) => rate is null or 0 ? null : rate.Value.ToString("N1", CultureInfo.CurrentCulture);
}
