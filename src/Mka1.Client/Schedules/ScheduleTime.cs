using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Schedules;

/// <summary>When a schedule is to fire. One of the values is given.</summary>
/// <param name="RunAt">The time, to fire once.</param>
/// <param name="IntervalSeconds">The seconds between two runs.</param>
/// <param name="Whole">The members of a rule of any kind.</param>
internal sealed record ScheduleTime(DateTimeOffset? RunAt, int? IntervalSeconds, IReadOnlyDictionary<string, object?>? Whole)
{
    private int Count => (RunAt is null ? 0 : 1) + (IntervalSeconds is null ? 0 : 1) + (Whole is null ? 0 : 1);

    /// <exception cref="Mka1InputException">Several values are given, or the interval is not positive.</exception>
    public void Check()
    {
        if (Count > 1)
            throw new Mka1InputException("A schedule has one rule: give a time, an interval or another rule.");
        if (IntervalSeconds < 1)
            throw new Mka1InputException($"The interval of a schedule is 1 second or more, not {IntervalSeconds}.");
    }

    /// <exception cref="Mka1InputException">No value is given.</exception>
    public void CheckGiven()
    {
        if (Count == 0)
            throw new Mka1InputException("A schedule needs a time, an interval or another rule.");
    }

    /// <summary>The rule as an object with a type; null if none is given. A time is an instant, so the time zone is always UTC.</summary>
    public IReadOnlyDictionary<string, object?>? ToRule() =>
        RunAt is DateTimeOffset time ? JsonBody.CreateMembers(("type", "once"), ("run_at", time.UtcDateTime), ("timezone", "UTC"))
        : IntervalSeconds is int seconds ? JsonBody.CreateMembers(("type", "interval"), ("interval_seconds", seconds), ("timezone", "UTC"))
        : Whole;
}
