using System.Globalization;
using System.Text.Json;
using Mka1.Json;

namespace Mka1.Schedules;

/// <summary>When a schedule fires: once, at an interval, or by a cron expression.</summary>
public sealed class ScheduleRule : Mka1Object
{
    internal ScheduleRule(JsonElement json)
        : base(json)
    {
    }

    /// <summary><c>once</c>, <c>interval</c>, or another kind; null if the server does not say.</summary>
    public string? Type => GetText("type");

    /// <summary>When it fires; null unless it fires once.</summary>
    public DateTimeOffset? RunAt => GetTime("run_at");

    /// <summary>The seconds between two runs; null for none.</summary>
    public long? IntervalSeconds => GetInteger("interval_seconds");

    /// <summary>The cron expression; null for none.</summary>
    public string? Cron => GetText("cron");

    /// <summary>The time zone, such as <c>UTC</c>.</summary>
    public string? Timezone => GetText("timezone");

    /// <summary>The rule in words.</summary>
    /// <returns>Text such as <c>every 01:00:00</c>; the JSON of an unknown kind.</returns>
    public override string ToString() =>
        RunAt is DateTimeOffset time ? "once at " + time.ToString("u", CultureInfo.InvariantCulture)
        : IntervalSeconds is >= 0 and <= int.MaxValue ? "every " + TimeSpan.FromSeconds((double)IntervalSeconds)
        : Cron is string cron ? $"{cron} {Timezone}".TrimEnd()
        : base.ToString();
}
