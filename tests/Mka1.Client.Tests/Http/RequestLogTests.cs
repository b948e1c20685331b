using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Http;

namespace Mka1.Client.Tests.Http;

public sealed class RequestLogTests
{
    [Fact]
    public async Task A_call_is_noted_with_what_support_asks_for()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response(), 200, "X-Request-ID: a#1"), WireAnswer.Error(404, "X-Request-ID: a#2"));
        using var client = server.Connect(onBehalfOf: "u1");
        await client.Responses.GetAsync(Sample.ResponseId, ["x y"]);
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        var entries = server.Log.Snapshot();
        Assert.Equal(2, entries.Count);
        Assert.Equal(("GET", $"/api/v1/llm/responses/{Sample.ResponseId}?include=x%20y", 200, 1, "a#1", "u1", null), Shown(entries[0]));
        Assert.Equal(("GET", $"/api/v1/llm/responses/{Sample.ResponseId}", 404, 1, "a#2", "u1", error.Message), Shown(entries[1]));
        Assert.All(entries, entry => Assert.Equal(server.Clock.Now, entry.Time));
        Assert.All(entries, entry => Assert.True(entry.Duration > TimeSpan.Zero));
    }

    [Fact]
    public async Task Only_the_last_calls_are_kept()
    {
        await using var server = new WireServer((_, index) => WireAnswer.Json(Sample.Response(), 200, $"X-Request-ID: {index}"));
        var log = new RequestLog(3);
        using var client = new Mka1Client(WireServer.Options(server.Address, log: log));
        for (int i = 0; i < 5; i++)
            await client.Responses.GetAsync(Sample.ResponseId);
        var before = log.Snapshot();
        Assert.Equal(["2", "3", "4"], before.Select(entry => entry.RequestId));
        log.Clear();
        Assert.Empty(log.Snapshot());
        Assert.Equal(3, before.Count);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal("5", Assert.Single(log.Snapshot()).RequestId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_log_holds_at_least_one_call(int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestLog(capacity));

    [Fact]
    public async Task Calls_of_many_threads_are_all_noted()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, cancel) => await client.Responses.GetAsync(Sample.ResponseId, null, cancel));
        Assert.Equal(200, server.Log.Snapshot().Count);
        Assert.True(server.Connections <= 16);
    }

    private static (string, string, int?, int, string?, string?, string?) Shown(RequestLogEntry entry) =>
        (entry.Method, entry.Path, entry.StatusCode, entry.Attempts, entry.RequestId, entry.OnBehalfOf, entry.Error);
}
