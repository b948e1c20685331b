using System.Globalization;
using System.Text.Json.Nodes;
using Mka1.Emulator.AgentRuns;
using Mka1.Emulator.Agents;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Schedules;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.AgentSchedules;

/// <summary>A schedule, which starts runs of its agent.</summary>
internal sealed class StoredAgentSchedule : IResource
{
    public static readonly string[] Settable = ["schedule", "name", .. StoredAgentRun.Settable];
    private readonly StoredAgent _agent;
    private readonly Tenant _tenant;
    private readonly Action<StoredAgentRun> _start;
    private readonly ScheduleTimer _timer;
    private readonly StoredMembers _members;

    /// <param name="agent">The agent.</param>
    /// <param name="body">The members of the request.</param>
    /// <param name="tenant">Has the response that the runs continue.</param>
    /// <param name="timer">Fires the schedule.</param>
    /// <param name="start">Starts a run.</param>
    public StoredAgentSchedule(StoredAgent agent, RequestBody body, Tenant tenant, ScheduleTimer timer, Action<StoredAgentRun> start)
    {
        (_agent, _tenant, _timer, _start) = (agent, tenant, timer, start);
        foreach (var name in (string[])["schedule", "input"])
        {
            if (body[name] is null)
                throw RequestBody.Missing(name);
        }

        var now = DateTime.UtcNow;
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "agent.schedule",
            ["agent_id"] = agent.Id,
            ["name"] = null,
            ["status"] = "active",
            ["schedule"] = null,
            ["input"] = null,
            ["conversation"] = null,
            ["previous_response_id"] = null,
            ["metadata"] = new JsonObject(),
            ["temporal_schedule_id"] = null,
            ["last_run_at"] = null,
            ["last_run_id"] = null,
            ["run_count"] = 0,
            ["created_at"] = now,
            ["updated_at"] = now,
            ["deleted_at"] = null,
        });
        Change(body);
    }

    public static string Noun => "schedule";

    public string Id { get; } = Ids.New("asched_");

    public byte[] Render() => _members.Render();

    /// <summary>Changes the members of a request; a new rule begins anew.</summary>
    public void Change(RequestBody body)
    {
        var rule = ReadRule(body);
        _ = body.Text("name", 1, 120);
        if (body["input"] is JsonValue)
            _ = body.Text("input", 1, 20_000);
        // These two can be removed; for the others null says nothing.
        string[] given = [.. Settable.Where(name => body[name] is not null || (name is "name" or "previous_response_id" && body.Has(name)))];
        var changed = Read();
        foreach (var name in given)
            changed[name] = body.Copy(name);
        // What no run can have is refused now, and not when the schedule fires.
        CreateRun(changed).CheckPrevious(_tenant);
        var begins = rule is not null && Read()["status"]!.ToString() != "paused";
        foreach (var name in given.Where(name => changed[name] is null))
            _members.Put(name, null);
        _members.Set([.. given.Select(name => (name, changed[name]?.DeepClone())), ("updated_at", DateTime.UtcNow), ("status", begins ? "active" : null)]);
        if (begins)
            StartTimer();
    }

    public byte[] Pause()
    {
        RefuseUnless("active", "paused");
        _timer.Stop();
        return SetStatus("paused");
    }

    public byte[] Resume()
    {
        RefuseUnless("paused", "active");
        if (Read()["status"]!.ToString() == "paused")
            StartTimer();
        return SetStatus("active");
    }

    public byte[] Delete()
    {
        _timer.Stop();
        return SetStatus("deleted", ("deleted_at", DateTime.UtcNow));
    }

    private byte[] SetStatus(string status, params (string Name, JsonNode? Value)[] more)
    {
        _members.Set([.. more, ("status", status), ("updated_at", DateTime.UtcNow)]);
        return Render();
    }

    private JsonObject Read() => JsonNode.Parse(Render())!.AsObject();

    private void RefuseUnless(params string[] statuses)
    {
        var status = Read()["status"]!.ToString();
        if (!statuses.Contains(status))
            throw new ApiException(409, $"The schedule is {status}.", "schedule_id", "invalid_state");
    }

    private void StartTimer()
    {
        var schedule = Read()["schedule"]!;
        var once = schedule["run_at"] is { } time ? ParseTime(time.ToString()) : null;
        var interval = once is null ? TimeSpan.FromSeconds(schedule["interval_seconds"]!.GetValue<double>()) : default;
        var count = 0;
        _timer.Start(
            now => once is null ? now + interval : count == 0 ? once : null,
            () =>
            {
                count++;
                Fire();
            },
            () => SetStatus("completed"));
    }

    private void Fire()
    {
        var run = CreateRun(Read());
        _agent.Runs.Add(run);
        _start(run);
        _members.Set(("last_run_id", run.Id), ("last_run_at", DateTime.UtcNow), ("run_count", Read()["run_count"]!.GetValue<int>() + 1));
    }

    private StoredAgentRun CreateRun(JsonObject members) => new(
        _agent, new RequestBody(new JsonObject(StoredAgentRun.Settable.Select(name => KeyValuePair.Create(name, members[name]?.DeepClone())))));

    private static RequestBody? ReadRule(RequestBody body)
    {
        var rule = body.Part("schedule", "type", "run_at", "interval_seconds", "timezone");
        if (rule is null)
            return null;
        RequestBody.OneOf("schedule.type", rule.Required("type"), "once", "interval");
        _ = rule.Text("timezone");
        var isOnce = rule.Text("type") == "once";
        if (rule[isOnce ? "interval_seconds" : "run_at"] is not null)
            throw ApiException.Invalid("Invalid 'schedule': a schedule has a time or an interval.", "schedule");
        if (!isOnce)
            _ = rule.Number("interval_seconds", 1, int.MaxValue, whole: true) ?? throw RequestBody.Missing("schedule.interval_seconds");
        else if (ParseTime(rule.Required("run_at")) is null)
            throw ApiException.Invalid("Invalid 'schedule.run_at': must be a date and time in ISO 8601.", "schedule.run_at");
        return rule;
    }

    private static DateTimeOffset? ParseTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
