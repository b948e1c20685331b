using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Mka1.Http;

/// <summary>
/// Parses how long a server asks to wait: <c>retry-after-ms</c>, otherwise <c>Retry-After</c>. Servers send whole or fractional
/// seconds with or without a unit, and dates in HTTP or ISO 8601 format. Of several values the longest is used.
/// </summary>
internal static class RetryAfter
{
    private const RegexOptions Invariant = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private static readonly Regex Number = new(@"\A[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\z", Invariant);
    private static readonly Regex Amounts = new(@"\A((?<number>\d+(\.\d+)?)\s*(?<unit>ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?)\s*)+\z", Invariant);
    private static readonly Regex Year = new(@"(?<!\d)\d{4}(?!\d)", Invariant);

    public static TimeSpan? Parse(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // A negative number of milliseconds is ignored.
        if (ParseLongest(headers, "retry-after-ms", now, unit: 0.001) is TimeSpan exact && exact >= TimeSpan.Zero)
            return exact;
        return ParseLongest(headers, "Retry-After", now, unit: 1) is TimeSpan time ? time > TimeSpan.Zero ? time : TimeSpan.Zero : null;
    }

    private static TimeSpan? ParseLongest(HttpResponseHeaders headers, string name, DateTimeOffset now, double unit) =>
        headers.TryGetValues(name, out var values)
            ? values.Select(value => ParseValue(value, now, unit) ?? value.Split(',', ';').Max(part => ParseValue(part, now, unit))).Max()
            : null;

    private static TimeSpan? ParseValue(string value, DateTimeOffset now, double unit)
    {
        string text = value.Trim(' ', '\t', '"');
        if (Number.IsMatch(text))
            return FromSeconds(ParseNumber(text) * unit);
        if (Amounts.Match(text) is { Success: true } amounts)
        {
            double seconds = 0;
            for (int i = 0; i < amounts.Groups["number"].Captures.Count; i++)
                seconds += ParseNumber(amounts.Groups["number"].Captures[i].Value) * GetSeconds(amounts.Groups["unit"].Captures[i].Value);
            return FromSeconds(seconds);
        }
        return Year.IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date - now
            : null;
    }

    // .NET Framework cannot parse a number that is out of range.
    private static double ParseNumber(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.PositiveInfinity;

    private static double GetSeconds(string unit) => unit.ToLowerInvariant() switch
    {
        "h" or "hour" or "hours" => 3600,
        "m" or "min" or "mins" or "minute" or "minutes" => 60,
        "ms" or "millisecond" or "milliseconds" => 0.001,
        _ => 1,
    };

    private static TimeSpan FromSeconds(double seconds) =>
        seconds >= TimeSpan.MaxValue.TotalSeconds ? TimeSpan.MaxValue
        : seconds <= TimeSpan.MinValue.TotalSeconds ? TimeSpan.MinValue
        : TimeSpan.FromSeconds(seconds);
}
