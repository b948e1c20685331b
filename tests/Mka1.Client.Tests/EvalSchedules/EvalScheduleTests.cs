using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.EvalSuiteVersions;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.EvalRuns;
using Mka1.EvalSchedules;

namespace Mka1.Client.Tests.EvalSchedules;

public sealed class EvalScheduleTests : IAsyncLifetime
{
    private const string Schedules = "/evals/schedules";
    private const string Members = "id object name description suite_id suite_version run cron interval_seconds timezone overlap_policy enabled webhook_url webhook_configured metadata " +
        "last_run_id last_run_at last_run_status next_run_at created_at updated_at";

    private static readonly IReadOnlyDictionary<string, object?> Run = new EvalRunOptions { Models = ["m"], JudgeModel = "j", SuiteVersion = 2, Metadata = new Dictionary<string, string> { ["a"] = "b" } }.ToScheduledRun();

    private EmulatorAccess _emulator = null!;
    private string _suite = null!;

    public static TheoryData<string, EvalScheduleOptions> Wrong => new()
    {
        { "1 to 255", new() { Name = string.Empty } },
        { "10000", new() { Description = new('x', 10_001) } },
        { "from 1, not 0", new() { SuiteVersion = 0 } },
        { "one of them", new() { Cron = "0 3 * * *", IntervalSeconds = 60 } },
        { "5 fields", new() { Cron = "0 3 * *" } },
        { "1 second", new() { IntervalSeconds = 0 } },
        { "absolute", new() { WebhookUrl = "ftp://example.com" } },
        { "key", new() { Metadata = new Dictionary<string, string> { [""] = "x" } } },
    };

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorAccess.StartAsync(new() { Speed = 1000 });
        string file = $"{(await _emulator.UploadAsync("{\"q\":\"Lisbon\",\"answer\":\"lisbon\"}\n", "evals"))["id"]}";
        _suite = $"{(await _emulator.PostAsync("/evals/suites", new JsonObject { ["name"] = "a", ["manifest"] = EvalManifests.Of(EvalManifests.Task("a", file, "Say {{q}}")) }))["id"]}";
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(string says, EvalScheduleOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalSchedules.UpdateAsync("eval_sched_1", options));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalSchedules.CreateAsync("eval_suite_1", new() { Name = "a", IntervalSeconds = 1 }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalSchedules.CreateAsync("eval_suite_1", new() { Name = "a", Run = Run }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.EvalSchedules.CreateAsync("eval_suite_1", new() { Run = Run, IntervalSeconds = 1 }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"eval_sched_1"}"""));
        using var client = server.Connect();
        await client.EvalSchedules.CreateAsync("eval_suite_1", new() { Name = "a", Run = Run, Cron = "0 3 * * *", Timezone = "UTC" });
        await client.EvalSchedules.UpdateAsync("eval_sched_1", new() { Enabled = true });
        await client.EvalSchedules.PauseAsync("eval_sched_1");
        Assert.Equal(
            ["""{"name":"a","run":{"models":["m"],"judge_model":"j"},"cron":"0 3 * * *","timezone":"UTC","suite_id":"eval_suite_1"}""", """{"enabled":true}""", string.Empty],
            server.Requests.Select(static request => request.Text));
    }

    [Fact]
    public async Task The_emulator_fires_in_simulated_time_until_it_is_paused_and_again_when_it_is_resumed()
    {
        var created = await _emulator.PostAsync(Schedules, Body());
        Shape.Has(Members, "eval.schedule", created);
        Assert.NotNull(created["next_run_at"]);
        string one = $"{Schedules}/{created["id"]}";
        var fired = await _emulator.WaitAsync(one, static schedule => schedule["last_run_status"]?.ToString() == "completed");
        Shape.Has(Members, "eval.schedule", fired);
        Assert.Equal(_suite, (await _emulator.GetAsync($"/evals/runs/{fired["last_run_id"]}"))["suite_id"]!.ToString());
        var paused = await _emulator.PostAsync(one + "/pause", new JsonObject());
        Assert.Equal("false", paused["enabled"]!.ToJsonString());
        Assert.Null(paused["next_run_at"]);
        await Shape.IsListAsync(_emulator, Shape.List, $"{Schedules}?suite_id={_suite}&enabled=false", Members);
        Assert.Empty((await _emulator.GetAsync($"{Schedules}?enabled=true"))["data"]!.AsArray());
        string last = paused["last_run_id"]!.ToString();
        Assert.Equal("true", (await _emulator.PostAsync(one, new JsonObject { ["enabled"] = true }))["enabled"]!.ToJsonString());
        await _emulator.WaitAsync(one, schedule => schedule["last_run_id"]!.ToString() != last);
        Shape.Has(Shape.Deletion, "eval.schedule.deleted", await _emulator.DeleteAsync(one));
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, one);
    }

    [Fact]
    public async Task The_emulator_keeps_what_a_change_does_not_name_and_replaces_the_rule()
    {
        var body = Body();
        body["webhook_url"] = "https://example.com/hook";
        body["webhook_secret"] = "s";
        var created = await _emulator.PostAsync(Schedules, body);
        Assert.Equal("true", created["webhook_configured"]!.ToJsonString());
        var changed = await _emulator.PostAsync($"{Schedules}/{created["id"]}", new JsonObject { ["cron"] = "0 3 * * *", ["timezone"] = "US/Pacific" });
        Assert.Null(changed["interval_seconds"]);
        Assert.Equal("often", changed["name"]!.ToString());
        Assert.Contains(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(changed["next_run_at"]!.GetValue<long>()), TimeZoneInfo.FindSystemTimeZoneById("US/Pacific")).Hour, (int[])[3, 4]);
    }

    [Theory]
    [InlineData("name", "\"\"")]
    [InlineData("run", "{}")]
    [InlineData("run", """{"models":[],"x":1}""")]
    [InlineData("interval_seconds", "0")]
    [InlineData("timezone", "\"Mars/Base\"")]
    [InlineData("overlap_policy", "\"never\"")]
    [InlineData("enabled", "\"yes\"")]
    [InlineData("suite_version", "9")]
    [InlineData("cron", "\"0 3 * * *\"")]
    [InlineData("new", "1")]
    public async Task The_emulator_refuses_what_a_schedule_cannot_have(string member, string value)
    {
        var body = Body();
        body[member] = JsonNode.Parse(value);
        await _emulator.ErrorAsync(member == "suite_version" ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest, HttpMethod.Post, Schedules, body);
    }

    [Fact]
    public async Task The_emulator_refuses_a_cron_expression_that_is_none()
    {
        var body = Body();
        body.Remove("interval_seconds");
        body["cron"] = "0 25 * * *";
        Assert.Equal("cron", (await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Schedules, body))["param"]!.ToString());
    }

    private JsonObject Body() => new() { ["name"] = "often", ["suite_id"] = _suite, ["run"] = new JsonObject { ["models"] = new JsonArray("auto") }, ["interval_seconds"] = 60 };
}
