using Mka1.Client.Tests.Responses.Streaming;
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
        // The framework may open a connection for a request and serve it by one that became free meanwhile: one more for each in flight.
        Assert.InRange(server.Connections, 1, 2 * 16);
    }

    [Fact]
    public async Task A_stream_that_breaks_after_its_headers_is_a_failed_call()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).Drop(), WireAnswer.Events(Frames.Completed(1)));
        using var client = server.Connect();
        await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        var entries = server.Log.Snapshot();
        Assert.Equal([200, 200], entries.Select(entry => entry.StatusCode!.Value));
        Assert.StartsWith("The connection failed during the stream: ", entries[0].Error, StringComparison.Ordinal);
        Assert.Null(entries[1].Error);
        Assert.All(entries, entry => Assert.False(entry.GivenUp));
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_a_failed_call()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).ThenSilence(), WireAnswer.Events(Frames.Completed(1)));
        using var client = server.Connect();
        await using var events = client.Responses.StreamAsync(Sample.ResponseId).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        await server.Clock.ServerIsSilentTooLongAsync();
        Assert.True(await next);
        Assert.False(await events.MoveNextAsync());
        var entries = server.Log.Snapshot();
        Assert.Contains("silent", entries[0].Error, StringComparison.Ordinal);
        Assert.Null(entries[1].Error);
    }

    [Fact]
    public async Task A_stream_that_reports_an_error_is_a_failed_call()
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), Frames.Frame("""{"type":"error","code":"server_error","message":"it broke"}""")));
        using var client = server.Connect();
        var (_, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Equal(end!.Message, Assert.Single(server.Log.Snapshot()).Error);
    }

    [Fact]
    public async Task A_stream_that_a_gateway_ends_in_good_order_is_no_failed_call_unless_it_cannot_go_on()
    {
        await using var server = new WireServer(
            WireAnswer.Events(Frames.Created()), WireAnswer.Json(Sample.Response()),
            WireAnswer.Events(Frames.Created()), WireAnswer.Error(404));
        using var client = server.Connect();
        await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        var (_, end) = await client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "Hi" }).ReadToEndAsync();
        var entries = server.Log.Snapshot();
        Assert.Equal([null, null, end!.Message], entries.Take(3).Select(entry => entry.Error));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_the_caller_ends_is_given_up_and_no_failure(bool cancelled)
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).ThenSilence());
        using var client = server.Connect();
        using var cancel = new CancellationTokenSource();
        await using (var events = client.Responses.StreamAsync(Sample.ResponseId).GetAsyncEnumerator(cancel.Token))
        {
            Assert.True(await events.MoveNextAsync());
            if (cancelled)
            {
                var next = events.MoveNextAsync().AsTask();
                await cancel.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
            }
        }
        var entry = Assert.Single(server.Log.Snapshot());
        Assert.Equal((200, null, true), (entry.StatusCode, entry.Error, entry.GivenUp));
    }

    [Fact]
    public async Task A_call_that_the_caller_ends_before_its_answer_is_a_failed_one()
    {
        await using var server = new WireServer(WireAnswer.Silence);
        using var client = server.Connect();
        using var cancel = new CancellationTokenSource();
        var call = client.Responses.GetAsync(Sample.ResponseId, null, cancel.Token);
        await server.WaitForRequestsAsync(1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var entry = Assert.Single(server.Log.Snapshot());
        Assert.Equal((null, "The caller cancelled the call.", true), (entry.StatusCode, entry.Error, entry.GivenUp));
    }

    [Fact]
    public async Task A_download_that_breaks_is_a_failed_call_and_the_one_that_goes_on_is_none()
    {
        await using var server = new WireServer(
            WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234").Drop(),
            WireAnswer.Raw("HTTP/1.1 206 OK\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\n56789"));
        using var client = server.Connect();
        using var target = TemporaryFile.Absent();
        await client.Files.DownloadAsync("file-1", target.Path);
        var entries = server.Log.Snapshot();
        Assert.Equal(2, entries.Count);
        Assert.StartsWith("The connection failed after 5 of 10 bytes: ", entries[0].Error, StringComparison.Ordinal);
        Assert.Equal((206, null, false), (entries[1].StatusCode, entries[1].Error, entries[1].GivenUp));
    }

    [Fact]
    public async Task A_download_that_the_caller_ends_is_given_up_and_no_failure()
    {
        await using var server = new WireServer(WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234").ThenSilence());
        using var client = server.Connect();
        await using (var content = client.Files.OpenContent("file-1"))
            Assert.Equal(5, await content.ReadAtLeastAsync(new byte[5], 5));
        var entry = Assert.Single(server.Log.Snapshot());
        Assert.Equal((200, null, true), (entry.StatusCode, entry.Error, entry.GivenUp));
    }

    [Fact]
    public async Task What_a_stream_says_of_the_key_when_it_breaks_is_not_noted()
    {
        await using var server = new WireServer(WireAnswer.Events($"data: {WireServer.Token}\n\n"), WireAnswer.Error(401));
        using var client = server.Connect();
        await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        var entry = server.Log.Snapshot()[0];
        Assert.Contains("[redacted]", entry.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(WireServer.Token, entry.Error, StringComparison.Ordinal);
    }

    private static (string, string, int?, int, string?, string?, string?) Shown(RequestLogEntry entry) =>
        (entry.Method, entry.Path, entry.StatusCode, entry.Attempts, entry.RequestId, entry.OnBehalfOf, entry.Error);
}
