using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator.Faults;

namespace Mka1.Client.Tests.Emulator;

public sealed class FaultTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task A_status_and_a_body_come_instead_for_so_many_calls()
    {
        _emulator.Server.Faults.Add(new Fault
        {
            Method = "GET",
            Path = "/responses",
            Times = 2,
            Skip = 1,
            Status = 503,
            Body = "<html>Busy</html>",
            ContentType = "text/html",
            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
        });
        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            await _emulator.CreateAsync("x");
            using var request = EmulatorAccess.Request(HttpMethod.Get, "/responses");
            using var answer = await _emulator.SendAsync(request);
            seen.Add(answer.StatusCode);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                continue;
            Assert.Equal("1", answer.Headers.RetryAfter!.ToString());
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("<html>Busy</html>", await answer.Content.ReadAsStringAsync());
            Assert.True(answer.Headers.Contains("X-Request-ID"));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], seen);
        Assert.Equal(0, _emulator.Server.Faults.Count);
    }

    [Theory]
    [InlineData("/responses", true)]
    [InlineData("/api/v1/llm/responses", true)]
    [InlineData("/files", false)]
    [InlineData("^/api/.*limit=5$", true)]
    [InlineData("^/api/.*limit=6$", false)]
    [InlineData("/", true)]
    public async Task A_fault_is_for_the_paths_that_it_names(string path, bool hit)
    {
        _emulator.Server.Faults.Add(new Fault { Path = path, Status = 500, Body = "{}" });
        using var request = EmulatorAccess.Request(HttpMethod.Get, "/responses?limit=5");
        using var answer = await _emulator.SendAsync(request);
        Assert.Equal(hit ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(hit, Assert.Single(_emulator.Server.Requests).Faulted);
    }

    [Fact]
    public async Task A_refused_call_is_not_carried_out()
    {
        _emulator.Server.Faults.Add(new Fault { RefuseBeforeProcessing = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => _emulator.CreateAsync("x"));
        Assert.Empty((await _emulator.GetAsync("/responses"))["data"]!.AsArray());
        Assert.Null(_emulator.Server.Requests.First().Status);
    }

    [Fact]
    public async Task A_lost_answer_is_to_a_call_that_was_carried_out()
    {
        _emulator.Server.Faults.Add(new Fault { AfterProcessing = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => _emulator.CreateAsync("x"));
        _emulator.Server.Faults.Add(new Fault { AfterProcessing = true, Status = 502, Body = "Bad gateway", ContentType = "text/plain" });
        using var request = EmulatorAccess.Request(HttpMethod.Post, "/responses");
        request.Content = JsonContent.Create(new { model = "auto", input = "x", stream = true });
        using var answer = await _emulator.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("Bad gateway", await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, (await _emulator.GetAsync("/responses"))["data"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_breaks_off_after_so_many_bytes(bool drop)
    {
        var content = new string('x', 100_000);
        var id = (await _emulator.UploadAsync(content, "user_data", "a.txt"))["id"];
        _emulator.Server.Faults.Add(drop ? new Fault { DropAfterBytes = 50_000 } : new Fault { TruncateAfterBytes = 50_000 });
        using var request = EmulatorAccess.Request(HttpMethod.Get, $"/files/{id}/content");
        using var answer = await _emulator.SendAsync(request);
        Assert.Equal(100_000, answer.Content.Headers.ContentLength);
        var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(async () => await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(received));
        // A reset may overtake bytes that are under way.
        Assert.InRange(received.Length, drop ? 0 : 50_000, 50_000);
        Assert.Equal(content, await _emulator.ReadFileAsync(id!.ToString()));
    }

    [Fact]
    public async Task A_stream_drops_after_so_many_events_and_can_be_resumed()
    {
        _emulator.Server.Faults.Add(new Fault { Method = "POST", Path = "/responses", DropAfterEvents = 4 });
        using var request = EmulatorAccess.Request(HttpMethod.Post, "/responses");
        request.Content = JsonContent.Create(new { model = "auto", input = "Hi [forever]", stream = true, background = true });
        using var answer = await _emulator.SendAsync(request);
        var events = new List<JsonObject>();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await foreach (var streamEvent in EventReading.EventsAsync(answer))
                events.Add(streamEvent);
        });
        Assert.Equal([0, 1, 2, 3], events.Sequence());
        var id = events[0]["response"]!["id"]!.ToString();
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", EndAfterEvents = 2 });
        Assert.Equal([4, 5], (await _emulator.StreamAgainAsync(id, "&starting_after=3")).Sequence());
    }

    [Fact]
    public async Task A_stalled_stream_is_silent_until_the_client_leaves()
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", StallAfterEvents = 1 });
        using (var request = EmulatorAccess.Request(HttpMethod.Post, "/responses"))
        {
            request.Content = JsonContent.Create(new { model = "auto", input = "Hi", stream = true, background = true });
            using var answer = await _emulator.SendAsync(request);
            await foreach (var streamEvent in EventReading.EventsAsync(answer))
            {
                // The work goes on although nothing comes.
                await _emulator.WaitForResponseAsync(streamEvent["response"]!["id"]!.ToString(), "completed");
                Assert.False(_emulator.Server.Requests.First().Ended);
                break;
            }
        }

        await _emulator.WaitAsync("/models", _ => _emulator.Server.Requests.First().Ended);
    }

    [Fact]
    public async Task A_clean_end_comes_without_a_terminal_event()
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", EndAfterEvents = 3 });
        Assert.Equal([0, 1, 2], (await _emulator.StreamAsync("Hi")).Sequence());
    }

    [Theory]
    [InlineData(StreamOddity.CrLf, "event: response.created\r\ndata: {\"type\"")]
    [InlineData(StreamOddity.MultilineData, "event: response.created\ndata: {\ndata:   \"type\": \"response.created\",\n")]
    [InlineData(StreamOddity.Comments, ": stream opened\n: keep-alive\n\n:\nevent: response.created\nid: 7\nretry: 1000\ndata: {")]
    [InlineData(StreamOddity.ByteOrderMark, "\uFEFFevent: response.created\n")]
    [InlineData(StreamOddity.NoEventNames, "data: {\"type\":\"response.created\"")]
    [InlineData(StreamOddity.Done, "event: response.created\n")]
    public async Task Odd_streams_are_odd_but_whole(StreamOddity oddity, string start)
    {
        var (type, text) = await RawAsync(oddity);
        Assert.Equal("text/event-stream", type);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Equal(oddity == StreamOddity.Done, text.EndsWith("data: [DONE]\n\n", StringComparison.Ordinal));
        Assert.Equal(oddity == StreamOddity.CrLf, text.Contains('\r', StringComparison.Ordinal));
        var plain = text.TrimStart('\uFEFF').Replace("data: [DONE]\n\n", "", StringComparison.Ordinal);
        var events = new List<JsonNode>();
        foreach (var item in System.Net.ServerSentEvents.SseParser.Create(new MemoryStream(Encoding.UTF8.GetBytes(plain))).Enumerate())
            events.Add(JsonNode.Parse(item.Data)!);
        Assert.Equal("response.completed", events[^1]["type"]!.ToString());
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(e => e["sequence_number"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_stream_can_come_as_json_doubled_or_with_an_error()
    {
        var (type, text) = await RawAsync(StreamOddity.JsonInstead);
        Assert.Equal("application/json", type);
        Assert.Equal("completed", JsonNode.Parse(text)!["status"]!.ToString());

        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamOddity.Duplicates });
        var doubled = (await _emulator.StreamAsync("Hi")).Sequence().ToList();
        Assert.Equal(doubled.Distinct().SelectMany(n => (int[])[n, n]), doubled);

        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamOddity.ErrorEvent, EndAfterEvents = 5 });
        var broken = await _emulator.StreamAsync("Hi");
        Assert.Equal(Enumerable.Range(0, 6), broken.Sequence());
        Assert.Equal("error", broken[^1]["type"]!.ToString());
        Assert.Equal("server_error", broken[^1]["code"]!.ToString());
    }

    [Fact]
    public async Task Faults_are_set_shown_and_taken_away_over_http()
    {
        await PostAsync("""{"path":"/responses","times":2,"status":429,"body":{"error":"Rate limit exceeded"},"headers":{"Retry-After":"0"},"stream":"no-event-names"}""", HttpStatusCode.OK);
        await PostAsync("""[{"path":"/files","delayMs":1},{"path":"/batches","refuseBeforeProcessing":true}]""", HttpStatusCode.OK);
        Assert.Equal(3, _emulator.Server.Faults.Count);
        Assert.Equal("""{"error":"Rate limit exceeded"}""", _emulator.Server.Faults.First().Body);
        var refused = await _emulator.JsonAsync(HttpMethod.Get, "/responses", (JsonNode?)null, HttpStatusCode.TooManyRequests, null);
        Assert.Equal("Rate limit exceeded", refused["error"]!.ToString());
        using var list = EmulatorAccess.Request(HttpMethod.Get, "/_emulator/faults");
        using var shown = await _emulator.SendAsync(list);
        Assert.Equal(1, JsonNode.Parse(await shown.Content.ReadAsStringAsync())![0]!["times"]!.GetValue<int>());
        using var delete = EmulatorAccess.Request(HttpMethod.Delete, "/_emulator/faults");
        (await _emulator.SendAsync(delete)).Dispose();
        Assert.Empty(_emulator.Server.Faults);
        foreach (var wrong in (string[])["{\"pth\":\"/\"}", "nonsense", "7", "null", "[null]"])
            await PostAsync(wrong, HttpStatusCode.BadRequest);

        async Task PostAsync(string json, HttpStatusCode status)
        {
            using var request = EmulatorAccess.Request(HttpMethod.Post, "/_emulator/faults");
            request.Content = new StringContent(json);
            using var answer = await _emulator.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private async Task<(string? Type, string Text)> RawAsync(StreamOddity oddity)
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = oddity });
        using var request = EmulatorAccess.Request(HttpMethod.Post, "/responses");
        request.Content = JsonContent.Create(new { model = "auto", input = "Hi", stream = true });
        using var answer = await _emulator.SendAsync(request);
        return (answer.Content.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }
}
