using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator;
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
    [InlineData(StreamVariant.Crlf, "event: response.created\r\ndata: {\"type\"")]
    [InlineData(StreamVariant.MultilineData, "event: response.created\ndata: {\ndata:   \"type\": \"response.created\",\n")]
    [InlineData(StreamVariant.Comments, ": stream opened\n: keep-alive\n\n:\nevent: response.created\nid: 7\nretry: 1000\ndata: {")]
    [InlineData(StreamVariant.Bom, "\uFEFFevent: response.created\n")]
    [InlineData(StreamVariant.NoEventNames, "data: {\"type\":\"response.created\"")]
    [InlineData(StreamVariant.Done, "event: response.created\n")]
    public async Task Odd_streams_are_odd_but_whole(StreamVariant oddity, string start)
    {
        var (type, text) = await RawAsync(oddity);
        Assert.Equal("text/event-stream", type);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Equal(oddity == StreamVariant.Done, text.EndsWith("data: [DONE]\n\n", StringComparison.Ordinal));
        Assert.Equal(oddity == StreamVariant.Crlf, text.Contains('\r', StringComparison.Ordinal));
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
        var (type, text) = await RawAsync(StreamVariant.JsonInstead);
        Assert.Equal("application/json", type);
        Assert.Equal("completed", JsonNode.Parse(text)!["status"]!.ToString());

        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamVariant.Duplicates });
        var doubled = (await _emulator.StreamAsync("Hi")).Sequence().ToList();
        Assert.Equal(doubled.Distinct().SelectMany(n => (int[])[n, n]), doubled);

        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamVariant.ErrorEvent, EndAfterEvents = 5 });
        var broken = await _emulator.StreamAsync("Hi");
        Assert.Equal(Enumerable.Range(0, 6), broken.Sequence());
        Assert.Equal("error", broken[^1]["type"]!.ToString());
        Assert.Equal("server_error", broken[^1]["code"]!.ToString());
    }

    [Fact]
    public async Task A_stream_can_tell_an_error_without_a_name()
    {
        var (type, text) = await RawAsync(StreamVariant.UnnamedError);
        Assert.Equal("text/event-stream", type);
        var last = text.TrimEnd('\n').Split("\n\n")[^1];
        Assert.StartsWith("data: {\"error\":{", last, StringComparison.Ordinal);
        Assert.Equal(4, text.TrimEnd('\n').Split("\n\n").Length);
    }

    [Fact]
    public async Task A_stream_can_come_without_numbers()
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamVariant.NoSequenceNumbers });
        var events = await _emulator.StreamAsync("Hi [reasoning] [item shell_call_output]");
        Assert.All(events, e => Assert.False(e.ContainsKey("sequence_number"), e.ToJsonString()));
        Assert.Equal("response.completed", events[^1]["type"]!.ToString());
    }

    [Fact]
    public async Task An_event_without_an_end_goes_on_until_the_client_leaves()
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamVariant.EndlessEvent, EndAfterEvents = 1 });
        using (var request = EmulatorAccess.Request(HttpMethod.Post, "/responses"))
        {
            request.Content = JsonContent.Create(new { model = "auto", input = "Hi", stream = true });
            using var answer = await _emulator.SendAsync(request);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
            Assert.StartsWith("event: response.created", await reader.ReadLineAsync(), StringComparison.Ordinal);
            await reader.ReadLineAsync();
            Assert.Equal("", await reader.ReadLineAsync());
            for (var i = 0; i < 50; i++)
                Assert.StartsWith("data: xxx", await reader.ReadLineAsync(), StringComparison.Ordinal);
            Assert.False(_emulator.Server.Requests.First().Ended);
        }

        await _emulator.WaitAsync("/models", _ => _emulator.Server.Requests.First().Ended);
    }

    [Fact]
    public async Task An_answer_can_drip()
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/models", Body = "{\"error\":\"slow\"}", Status = 500, DripMs = 1 });
        using var request = EmulatorAccess.Request(HttpMethod.Get, "/models");
        using var answer = await _emulator.SendAsync(request);
        var stream = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[100];
        var pieces = new List<int>();
        while (await stream.ReadAsync(buffer) is var count and > 0)
            pieces.Add(count);
        Assert.Equal(16, pieces.Sum());
        Assert.True(pieces.Count > 1);
        _emulator.Server.Faults.Add(new Fault { Path = "/models", DripMs = 1 });
        Assert.Equal("auto", (await _emulator.GetAsync("/models/auto"))["id"]!.ToString());
    }

    [Fact]
    public async Task An_answer_can_come_while_the_upload_still_runs_and_close_the_connection()
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/files", Status = 413, Body = "{\"error\":\"too large\"}", CloseAfterAnswer = true });
        using var client = new TcpClient();
        await client.ConnectAsync(_emulator.Server.Uri.Host, _emulator.Server.Uri.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {EmulatorServer.BasePath}/files HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer k\r\n" +
            "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"));
        using var reader = new StreamReader(stream);
        // Nothing of the body is sent, and yet the answer is whole and the connection at its end.
        var text = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 413", text, StringComparison.Ordinal);
        Assert.Contains("Connection: close", text, StringComparison.Ordinal);
        Assert.EndsWith("{\"error\":\"too large\"}", text, StringComparison.Ordinal);
        Assert.Equal(413, Assert.Single(_emulator.Server.Requests).Status);
    }

    [Theory]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/cancel")]
    public async Task What_was_done_can_be_answered_without_a_word(string method, string action)
    {
        var id = await _emulator.CreateInBackgroundAsync("[forever]");
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", AfterProcessing = true, Status = 204 });
        using var request = EmulatorAccess.Request(new HttpMethod(method), $"/responses/{id}{action}");
        using var answer = await _emulator.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Null(answer.Content.Headers.ContentType);
        if (action.Length > 0)
            await _emulator.WaitForResponseAsync(id, "cancelled");
        else
            await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/responses/{id}");
    }

    [Fact]
    public async Task A_header_of_any_form_comes_as_it_is()
    {
        foreach (var odd in (string[])["1.5", "1, 2", "2026-01-31T12:00:00Z", "99999999999", "-1"])
        {
            _emulator.Server.Faults.Add(new Fault { Path = "/models", Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = odd } });
            using var request = EmulatorAccess.Request(HttpMethod.Get, "/models");
            using var answer = await _emulator.SendAsync(request);
            Assert.Equal(odd, string.Join(", ", answer.Headers.NonValidated["Retry-After"]));
        }

        _emulator.Server.Faults.Add(new Fault { Path = "/models", Body = "no brotli", Headers = new Dictionary<string, string> { ["Content-Encoding"] = "br" } });
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.Brotli }) { BaseAddress = _emulator.Server.Uri };
        using var compressed = EmulatorAccess.Request(HttpMethod.Get, "/models");
        using var broken = await client.SendAsync(compressed, HttpCompletionOption.ResponseHeadersRead);
        await Assert.ThrowsAnyAsync<Exception>(() => broken.Content.ReadAsStringAsync());
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

    private async Task<(string? Type, string Text)> RawAsync(StreamVariant oddity)
    {
        _emulator.Server.Faults.Add(new Fault { Path = "/responses", Stream = oddity });
        using var request = EmulatorAccess.Request(HttpMethod.Post, "/responses");
        request.Content = JsonContent.Create(new { model = "auto", input = "Hi", stream = true });
        using var answer = await _emulator.SendAsync(request);
        return (answer.Content.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }
}
