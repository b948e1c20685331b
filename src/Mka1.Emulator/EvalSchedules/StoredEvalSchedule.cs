using System.Text.Json.Nodes;
using Cronos;
using Mka1.Emulator.EvalRuns;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Schedules;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.EvalSchedules;

/// <summary>A schedule, which starts runs of an eval suite. Web hooks are kept but not called, because their payload is not documented.</summary>
internal sealed class StoredEvalSchedule : IMappedResource
{
    private static readonly string[] Settable =
        ["name", "description", "suite_id", "suite_version", "run", "cron", "interval_seconds", "timezone", "overlap_policy", "enabled", "webhook_url", "webhook_secret", "metadata"];

    private static readonly string[] RunMembers = [.. StoredEvalRun.Settable.Where(static name => name is not ("suite_id" or "suite_version" or "metadata"))];
    private readonly Lock _lock = new();
    private readonly Func<JsonObject, StoredEvalRun> _createRun;
    private readonly Action<StoredEvalRun> _start;
    private readonly ScheduleTimer _timer;
    private readonly StoredMembers _members;
    private StoredEvalRun? _lastRun;
    private bool _isBuffered;

    /// <param name="body">The members of the request.</param>
    /// <param name="createRun">Creates a run from the members of its request, or refuses them.</param>
    /// <param name="start">Starts a run.</param>
    /// <param name="timer">Fires the schedule.</param>
    private StoredEvalSchedule(RequestBody body, Func<JsonObject, StoredEvalRun> createRun, Action<StoredEvalRun> start, ScheduleTimer timer)
    {
        (_createRun, _start, _timer) = (createRun, start, timer);
        foreach (var name in (string[])["name", "suite_id", "run"])
        {
            if (body[name] is null)
                throw RequestBody.Missing(name);
        }

        if (body["cron"] is null && body["interval_seconds"] is null)
            throw RequestBody.Missing("cron");
        _members = new(new JsonObject
        {
            ["id"] = Id,
            ["object"] = "eval.schedule",
            ["name"] = null,
            ["description"] = null,
            ["suite_id"] = null,
            ["suite_version"] = null,
            ["run"] = null,
            ["cron"] = null,
            ["interval_seconds"] = null,
            ["timezone"] = "UTC",
            ["overlap_policy"] = "skip",
            ["enabled"] = true,
            ["webhook_url"] = null,
            ["webhook_configured"] = false,
            ["metadata"] = new JsonObject(),
            ["last_run_id"] = null,
            ["last_run_at"] = null,
            ["last_run_status"] = null,
            ["next_run_at"] = null,
            ["created_at"] = SimulatedClock.UnixNow,
            ["updated_at"] = SimulatedClock.UnixNow,
        });
        Change(body);
    }

    public static string Noun => "eval schedule";

    public string Id { get; } = Ids.New("eval_sched_");

    private bool IsEnabled => Read()["enabled"]!.GetValue<bool>();

    public static void Map(ResourceMap resources)
    {
        var schedules = resources.Add<StoredEvalSchedule>("/evals/schedules");
        schedules.Create(async context =>
        {
            var (tenant, origin) = (context.Tenant(), $"http://{context.Request.Host}");
            return new StoredEvalSchedule(
                (await context.ReadBodyAsync()).AllowOnly(Settable),
                members => new StoredEvalRun(new RequestBody(members), tenant, resources, origin),
                run =>
                {
                    tenant.Store<StoredEvalRun>().Add(run);
                    run.Start();
                },
                new ScheduleTimer(resources.Clock, resources.ServerStops));
        });
        schedules.List(new ListRules("after", "limit", "suite_id", "enabled"), static context =>
        {
            var (suite, enabled) = (context.QueryText("suite_id"), context.QueryText("enabled"));
            RequestBody.OneOf("enabled", enabled, "true", "false");
            return schedule => (suite ?? schedule.Read()["suite_id"]!.ToString()) == schedule.Read()["suite_id"]!.ToString() && (enabled is null || enabled == "true" == schedule.IsEnabled);
        });
        schedules.Get();
        schedules.Update(static (schedule, body) => schedule.Change(body), movesToEnd: false, Settable);
        schedules.Act("pause", static schedule => schedule.Pause());
        schedules.Delete("eval.schedule.deleted", static schedule => _ = schedule.Pause());
    }

    public byte[] Render()
    {
        _members.Set(("last_run_status", _lastRun?.Status));
        return _members.Render();
    }

    private void Change(RequestBody body)
    {
        _ = body.Text("name", 1, 255);
        _ = body.Text("description", 0, 10_000);
        _ = body.Number("suite_version", 1, int.MaxValue, whole: true);
        _ = body.Number("interval_seconds", 1, int.MaxValue, whole: true);
        RequestBody.OneOf("overlap_policy", body.Text("overlap_policy"), "skip", "buffer_one", "allow_all");
        var wasEnabled = IsEnabled;
        var isEnabled = body.Boolean("enabled", wasEnabled);
        var secret = body.Text("webhook_secret");
        _ = body.Text("webhook_url");
        _ = body.Part("run", RunMembers);
        if (body["cron"] is not null && body["interval_seconds"] is not null)
            throw ApiException.Invalid("Invalid 'cron': a schedule has a cron expression or an interval.", "cron");
        var changed = Read();
        string[] given = [.. Settable.Where(name => name is not ("webhook_secret" or "metadata") && body[name] is not null)];
        foreach (var name in given)
            changed[name] = body.Copy(name);
        var metadata = body["metadata"] is null ? null : body.Metadata();
        // The other kind of rule ends.
        if (body["cron"] is not null)
            changed["interval_seconds"] = null;
        if (body["interval_seconds"] is not null)
            changed["cron"] = null;
        _ = ReadNext(changed)(DateTimeOffset.UtcNow);
        // What no run can have is refused now, and not when the schedule fires.
        _ = CreateRun(changed);
        foreach (var name in (string[])[.. given, "cron", "interval_seconds"])
            _members.Put(name, changed[name]?.DeepClone());
        _members.Set(("metadata", metadata), ("webhook_configured", secret is null ? null : true), ("updated_at", SimulatedClock.UnixNow));
        if (!isEnabled)
            _ = Pause();
        else if (!wasEnabled || given.Any(static name => name is "cron" or "interval_seconds" or "timezone"))
            StartTimer();
    }

    private byte[] Pause()
    {
        _timer.Stop();
        _members.Put("next_run_at", null);
        _members.Set(("enabled", false), ("updated_at", SimulatedClock.UnixNow));
        return Render();
    }

    private JsonObject Read() => JsonNode.Parse(Render())!.AsObject();

    private void StartTimer()
    {
        var next = ReadNext(Read());
        DateTimeOffset? Plan(DateTimeOffset now)
        {
            var time = next(now);
            _members.Put("next_run_at", time?.ToUnixTimeSeconds());
            return time;
        }

        // The answer already has the time.
        _ = Plan(DateTimeOffset.UtcNow);
        _timer.Start(Plan, Fire, () => Pause());
    }

    // The timer and the end of a run come from different threads.
    private void Fire()
    {
        lock (_lock)
        {
            var policy = Read()["overlap_policy"]!.ToString();
            if (policy == "allow_all" || _lastRun is not { HasEnded: false } running)
                StartRun();
            else if (policy == "buffer_one" && !_isBuffered)
            {
                _isBuffered = true;
                _ = running.Ended.ContinueWith(_ => StartBuffered(), TaskScheduler.Default);
            }
        }
    }

    private void StartBuffered()
    {
        lock (_lock)
        {
            _isBuffered = false;
            // It may have been paused or deleted meanwhile.
            if (IsEnabled)
                StartRun();
        }
    }

    private void StartRun()
    {
        try
        {
            _lastRun = CreateRun(Read());
        }
        catch (ApiException)
        {
            // The suite has been deleted, which ends its schedules. Outside of the lock, because the timer may wait for it.
            _ = Task.Run(Pause);
            return;
        }

        _members.Set(("last_run_id", _lastRun.Id), ("last_run_at", SimulatedClock.UnixNow));
        _start(_lastRun);
    }

    private StoredEvalRun CreateRun(JsonObject members)
    {
        var request = (JsonObject)members["run"]!.DeepClone();
        request["suite_id"] = members["suite_id"]?.DeepClone();
        request["suite_version"] = members["suite_version"]?.DeepClone();
        return _createRun(request);
    }

    // The time after another at which a schedule fires.
    private static Func<DateTimeOffset, DateTimeOffset?> ReadNext(JsonObject members)
    {
        var name = members["timezone"]!.ToString();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            throw ApiException.Invalid($"Invalid 'timezone': unknown time zone '{name}'.", "timezone");
        if (members["interval_seconds"] is { } seconds)
        {
            var interval = TimeSpan.FromSeconds(seconds.GetValue<double>());
            return now => now + interval;
        }

        try
        {
            var cron = CronExpression.Parse(members["cron"]!.GetValue<string>());
            return now => cron.GetNextOccurrence(now, zone);
        }
        catch (Exception e) when (e is CronFormatException or InvalidOperationException)
        {
            throw ApiException.Invalid($"Invalid 'cron': {e.Message}", "cron");
        }
    }
}
