using System.Net;
using System.Text.Json.Nodes;
using Mka1.AgentSchedules;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.AgentSchedules;

public sealed class AgentScheduleTests : IAsyncLifetime
{
    private const string Members = "id object agent_id name status schedule input conversation previous_response_id metadata temporal_schedule_id last_run_at last_run_id run_count " +
        "created_at updated_at deleted_at";

    private EmulatorAccess _emulator = null!;
    private string _agent = null!;

    private string Schedules => _agent + "/schedules";

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorAccess.StartAsync(new() { Speed = 1000 });
        _agent = $"/api/v1/agents/{(await _emulator.PostAsync("/api/v1/agents", new JsonObject { ["name"] = "a", ["model"] = "auto" }))["id"]}";
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"s_1"}"""));
        using var client = server.Connect();
        await client.AgentSchedules.CreateAsync("agt_1", new() { Input = "Hi", IntervalSeconds = 60 });
        await client.AgentSchedules.CreateAsync("agt_1", new() { Input = "Hi", RunAt = new(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), Name = "n" });
        await client.AgentSchedules.UpdateAsync("agt_1", "s_1", new() { Schedule = new Dictionary<string, object?> { ["type"] = "cron" } });
        await client.AgentSchedules.UpdateAsync("agt_1", "s_1", new() { Name = string.Empty, PreviousResponse = string.Empty });
        Assert.Equal(
            [
                """{"schedule":{"type":"interval","interval_seconds":60,"timezone":"UTC"},"input":"Hi"}""",
                """{"schedule":{"type":"once","run_at":"2030-01-02T02:04:05Z","timezone":"UTC"},"input":"Hi","name":"n"}""",
                """{"schedule":{"type":"cron"}}""",
                """{"name":null,"previous_response_id":null}""",
            ],
            server.Requests.Select(static request => request.Text));
    }

    public static TheoryData<AgentScheduleOptions> Wrong =>
    [
        new AgentScheduleOptions { IntervalSeconds = 0 }, new AgentScheduleOptions { IntervalSeconds = 1, RunAt = DateTimeOffset.UtcNow },
        new AgentScheduleOptions { Name = new('x', 121) }, new AgentScheduleOptions { Input = new string('x', 20_001) }, new AgentScheduleOptions { Input = string.Empty },
        new AgentScheduleOptions { Input = 5 }, new AgentScheduleOptions { Input = new object[] { 1 } }, new AgentScheduleOptions { Conversation = string.Empty },
        new AgentScheduleOptions { PreviousResponse = "x" }, new AgentScheduleOptions { PreviousResponse = "resp_1", Conversation = "conv_1" },
        new AgentScheduleOptions { Metadata = new Dictionary<string, string> { [""] = "x" } },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_options_are_refused_before_they_are_sent(AgentScheduleOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.AgentSchedules.UpdateAsync("agt_1", "s_1", options));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.AgentSchedules.CreateAsync("agt_1", options with { Input = options.Input ?? "a" }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.AgentSchedules.CreateAsync("agt_1", new() { IntervalSeconds = 1 }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.AgentSchedules.CreateAsync("agt_1", new() { Input = "a", IntervalSeconds = 1, PreviousResponse = string.Empty }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_schedule_without_the_id_of_its_agent_has_that_of_the_request()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"s_1"}"""));
        using var client = server.Connect();
        Assert.Equal("agt_1", (await client.AgentSchedules.GetAsync("agt_1", "s_1")).AgentId);
        Assert.Equal("agt_1", (await client.AgentSchedules.PauseAsync("agt_1", "s_1")).AgentId);
        Assert.Equal("agt_2", AgentSchedule.FromJson("""{"id":"s_1","agent_id":"agt_2"}""").AgentId);
    }

    [Theory]
    [InlineData("""{"type":"once","run_at":"2030-01-02T03:04:05Z"}""", "once at 2030-01-02 03:04:05Z")]
    [InlineData("""{"type":"interval","interval_seconds":90000}""", "every 1.01:00:00")]
    [InlineData("""{"cron":"0 3 * * *","timezone":"US/Pacific"}""", "0 3 * * * US/Pacific")]
    [InlineData("""{"type":"moon"}""", """{"type":"moon"}""")]
    public void A_rule_has_words(string rule, string words) =>
        Assert.Equal(words, AgentSchedule.FromJson($$"""{"id":"s_1","schedule":{{rule}}}""").Schedule!.ToString());

    [Fact]
    public async Task The_emulator_fires_in_simulated_time_until_it_is_paused_and_again_when_it_is_resumed()
    {
        var created = await _emulator.PostAsync(Schedules, Body(Interval(60)));
        Shape.Has(Members, "agent.schedule", created);
        string one = $"{Schedules}/{created["id"]}";
        var fired = await _emulator.WaitAsync(one, static schedule => schedule["run_count"]!.GetValue<int>() >= 2);
        Shape.Has(Members, "agent.schedule", fired);
        Assert.Equal("active", fired["status"]!.ToString());
        Assert.Equal("Hi", (await _emulator.GetAsync($"{_agent}/runs/{fired["last_run_id"]}"))["input"]!.ToString());
        var paused = await _emulator.PostAsync(one + "/pause", new JsonObject());
        Assert.Equal("paused", paused["status"]!.ToString());
        Assert.Equal(paused["run_count"]!.ToString(), (await _emulator.PostAsync(one + "/pause", new JsonObject()))["run_count"]!.ToString());
        Assert.Equal("active", (await _emulator.PostAsync(one + "/resume", new JsonObject()))["status"]!.ToString());
        int count = paused["run_count"]!.GetValue<int>();
        await _emulator.WaitAsync(one, schedule => schedule["run_count"]!.GetValue<int>() > count);
        await Shape.IsListAsync(_emulator, Shape.List, Schedules, Members);
        var deleted = await _emulator.DeleteAsync(one);
        Shape.Has(Members, "agent.schedule", deleted);
        Assert.Equal("deleted", deleted["status"]!.ToString());
        Assert.NotNull(deleted["deleted_at"]);
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, one);
    }

    [Fact]
    public async Task The_emulator_fires_once_and_then_completes()
    {
        var created = await _emulator.PostAsync(Schedules, Body(new() { ["type"] = "once", ["run_at"] = DateTime.UtcNow.AddMinutes(5), ["timezone"] = "UTC" }));
        string one = $"{Schedules}/{created["id"]}";
        var completed = await _emulator.WaitAsync(one, static schedule => schedule["status"]!.ToString() == "completed");
        Assert.Equal(1, completed["run_count"]!.GetValue<int>());
        await _emulator.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, one + "/pause");
        await _emulator.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, one + "/resume");
        Assert.Equal("active", (await _emulator.PostAsync(one, new JsonObject { ["schedule"] = Interval(86_400) }))["status"]!.ToString());
    }

    [Fact]
    public async Task The_emulator_changes_what_is_given_and_removes_what_is_null()
    {
        var created = await _emulator.PostAsync(Schedules, Body(Interval(int.MaxValue)));
        string one = $"{Schedules}/{created["id"]}";
        var changed = await _emulator.PostAsync(one, new JsonObject { ["input"] = "Ho", ["name"] = null, ["metadata"] = null, ["schedule"] = null });
        Assert.Equal("Ho", changed["input"]!.ToString());
        Assert.Null(changed["name"]);
        Assert.Equal("b", changed["metadata"]!["a"]!.ToString());
        Assert.Equal(int.MaxValue, changed["schedule"]!["interval_seconds"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_emulator_refuses_what_a_schedule_cannot_have()
    {
        var right = Body(Interval(int.MaxValue));
        string one = $"{Schedules}/{(await _emulator.PostAsync(Schedules, right.DeepClone()))["id"]}";
        foreach (string path in (string[])[Schedules, one])
        {
            foreach (string rule in (string[])["{}", """{"type":"cron"}""", """{"type":"once"}""", """{"type":"once","run_at":"soon"}""", """{"type":"interval","interval_seconds":0}""", """{"type":"once","run_at":"2030-01-01","interval_seconds":1}"""])
                Assert.StartsWith("schedule", (await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, Body(JsonNode.Parse(rule)!.AsObject())))["param"]!.ToString(), StringComparison.Ordinal);
            foreach (string member in (string[])["input", "name", "metadata", "previous_response_id"])
            {
                foreach (string value in WrongValues.All)
                {
                    var body = (JsonObject)right.DeepClone();
                    body[member] = JsonNode.Parse(value);
                    await WrongValues.AreTakenOrRefusedByNameAsync(_emulator, path, body, member);
                }
            }
        }
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Schedules, new JsonObject { ["input"] = "a" });
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Schedules, new JsonObject { ["schedule"] = Interval(60) });
    }

    private static JsonObject Interval(int seconds) => new() { ["type"] = "interval", ["interval_seconds"] = seconds, ["timezone"] = "UTC" };

    private static JsonObject Body(JsonObject rule) => new() { ["schedule"] = rule, ["input"] = "Hi", ["name"] = "n", ["metadata"] = new JsonObject { ["a"] = "b" } };
}
