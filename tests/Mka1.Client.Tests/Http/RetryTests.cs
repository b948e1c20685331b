using System.Globalization;
using Mka1.Batches;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses;

namespace Mka1.Client.Tests.Http;

public sealed class RetryTests
{
    private static readonly int[] Repeatable = [408, 429, 500, 502, 503, 504];

    /// <summary>Calls that may be carried out twice, and calls that must not.</summary>
    public static TheoryData<string, bool> Calls => new()
    {
        { "get", true }, { "list", true }, { "delete", true }, { "cancel", true }, { "update", true }, { "file", true }, { "batch", true },
        { "cancel batch", true }, { "delete file", true }, { "stream", true },
        { "create", false }, { "create stream", false }, { "create batch", false }, { "upload", false },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_may_be_repeated_is_repeated_after_each_fault_of_the_server(string call, bool safe)
    {
        foreach (int status in new[] { 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 501, 502, 503, 504 })
        {
            bool repeats = status == 429 || (safe && Repeatable.Contains(status));
            await using var server = new WireServer((request, index) => index == 0 ? WireAnswer.Error(status) : Right(request));
            using var client = server.Connect();
            if (repeats)
            {
                await CallAsync(client, call);
                Assert.Equal(2, server.Requests.Count);
                Assert.Equal(server.Requests[0].Target, server.Requests[1].Target);
                Assert.Equal(server.Requests[0].Body.Length, server.Requests[1].Body.Length);
            }
            else
            {
                var error = await Assert.ThrowsAsync<Mka1ApiException>(() => CallAsync(client, call));
                Assert.Equal((status, 1), (error.StatusCode, error.Attempts));
                Assert.Single(server.Requests);
            }
        }
    }

    [Fact]
    public async Task A_client_for_another_use_may_have_another_number_of_repeats()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Error(503));
        using var client = server.Connect(retries: 2);
        var one = client.For(null, maximumRetryCount: 0);
        foreach (var (each, attempts) in new[] { (one, 1), (one.For("u1"), 1), (client.For("u1"), 3), (client, 3) })
            Assert.Equal(attempts, (await Assert.ThrowsAsync<Mka1ApiException>(() => each.Responses.GetAsync(Sample.ResponseId))).Attempts);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task An_answer_that_is_lost_is_asked_for_again_only_if_that_is_safe(string call, bool safe)
    {
        await using var server = new WireServer((request, index) => index == 0 ? WireAnswer.Nothing : Right(request));
        using var client = server.Connect();
        if (safe)
        {
            await CallAsync(client, call);
            Assert.Equal(2, server.Requests.Count);
        }
        else
        {
            var error = await Assert.ThrowsAsync<Mka1ConnectionException>(() => CallAsync(client, call));
            Assert.True(error.RequestSent);
            Assert.Equal(1, error.Attempts);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_never_left_this_machine_is_sent_again(string call, bool safe)
    {
        _ = safe;
        var clock = new FakeClock();
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere, clock: clock));
        var error = await Assert.ThrowsAsync<Mka1ConnectionException>(() => CallAsync(client, call));
        Assert.False(error.RequestSent);
        Assert.Equal(4, error.Attempts);
        Assert.Equal(3, clock.Waits.Count);
        Assert.Contains(WireServer.Nowhere.Authority, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_on_a_connection_used_before_is_not_sent_again()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()), WireAnswer.Raw(string.Empty).Drop(), WireAnswer.Json(Sample.Response()), WireAnswer.Nothing);
        using var client = server.Connect();
        for (int i = 0; i < 2; i++)
        {
            await client.Responses.GetAsync(Sample.ResponseId);
            var error = await Assert.ThrowsAsync<Mka1ConnectionException>(() => CallAsync(client, "create"));
            Assert.True(error.RequestSent);
        }
        Assert.Equal(["GET", "POST", "GET", "POST"], server.Requests.Select(request => request.Method));
        Assert.Equal([1, 1, 2, 2], server.Requests.Select(request => request.Connection));
    }

    [Fact]
    public async Task An_answer_that_breaks_in_the_middle_is_asked_for_again_only_if_that_is_safe()
    {
        static WireAnswer Half() => WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"resp_1").Drop();
        await using var server = new WireServer((request, _) => request.Method == "POST" || request.Connection == 1 ? Half() : Right(request));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(2, server.Requests.Count);
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => CallAsync(client, "create"));
        Assert.Equal(1, error.Attempts);
        Assert.Equal("{\"id\":\"resp_1", error.Excerpt);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Repeats_come_to_an_end_and_are_counted()
    {
        await using var server = new WireServer((_, index) => WireAnswer.Error(503, $"X-Request-ID: id#{index}"));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal((503, 4, "id#3"), (error.StatusCode, error.Attempts, error.RequestId));
        Assert.Equal(4, server.Requests.Count);
        var entry = Assert.Single(server.Log.Snapshot());
        Assert.Equal((503, 4, "id#3"), (entry.StatusCode, entry.Attempts, entry.RequestId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_connection_that_breaks_without_an_answer_is_not_replaced_unseen(bool reset)
    {
        await using var server = new WireServer((_, _) => reset ? WireAnswer.Nothing : WireAnswer.Raw(string.Empty).Drop());
        using var client = server.Connect(retries: 0);
        var error = await Assert.ThrowsAsync<Mka1ConnectionException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal((true, 1), (error.RequestSent, error.Attempts));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    [InlineData(false, 2)]
    public async Task A_kept_connection_that_breaks_without_an_answer_is_a_failed_attempt(bool reset, int retries)
    {
        await using var server = new WireServer((_, index) => index == 0 ? WireAnswer.Json(Sample.Response()) : reset ? WireAnswer.Nothing : WireAnswer.Raw(string.Empty).Drop());
        using var client = server.Connect(retries: retries);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(1, server.Connections);
        var error = await Assert.ThrowsAsync<Mka1ConnectionException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal((true, 1 + retries), (error.RequestSent, error.Attempts));
        Assert.Equal(2 + retries, server.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_while_idle_is_not_used_again()
    {
        await using var server = new WireServer((_, index) => index == 0 ? WireAnswer.Json(Sample.Response()).Drop() : WireAnswer.Json(Sample.Response()));
        using var client = server.Connect(retries: 0);
        await client.Responses.GetAsync(Sample.ResponseId);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal((2, 2), (server.Requests.Count, server.Connections));
    }

    [Fact]
    public async Task Repeating_can_be_switched_off()
    {
        await using var server = new WireServer(WireAnswer.Error(429));
        using var client = server.Connect(retries: 0);
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(1, error.Attempts);
        Assert.Empty(server.Clock.Waits);
    }

    [Fact]
    public async Task Without_a_word_of_the_server_the_waits_double()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Error(500));
        using var client = server.Connect(retries: 7);
        await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        double[] full = [0.5, 1, 2, 4, 8, 8, 8];
        Assert.Equal(full.Length, server.Clock.Waits.Count);
        Assert.All(server.Clock.Waits.Zip(full), pair => Assert.InRange(pair.First.TotalSeconds, pair.Second * 0.75, pair.Second));
    }

    [Theory]
    [InlineData(429, "Retry-After: 7", 7)]
    [InlineData(503, "Retry-After: 120", 120)]
    [InlineData(503, "Retry-After: Fri, 02 Jan 2026 03:04:35 GMT", 30)]
    [InlineData(429, "Retry-After: 1.5", 1.5)]
    [InlineData(429, "Retry-After: 3, 5", 5)]
    [InlineData(429, "Retry-After: 5\r\nRetry-After: 3", 5)]
    [InlineData(429, "Retry-After: \"3\"", 3)]
    [InlineData(429, "Retry-After: 3s", 3)]
    [InlineData(429, "Retry-After: 1m30s", 90)]
    [InlineData(429, "Retry-After: 1500 ms", 1.5)]
    [InlineData(503, "Retry-After: 2026-01-02T03:04:35Z", 30)]
    [InlineData(503, "Retry-After: 2026-01-02T04:04:35+01:00", 30)]
    [InlineData(503, "Retry-After: Fri, 02 Jan 2026 03:04:35 GMT, Fri, 02 Jan 2026 03:04:15 GMT", 30)]
    [InlineData(429, "retry-after-ms: 250", 0.25)]
    [InlineData(429, "retry-after-ms: 250\r\nRetry-After: 60", 0.25)]
    [InlineData(429, "retry-after-ms: soon\r\nRetry-After: 60", 60)]
    [InlineData(429, "retry-after-ms: -1\r\nRetry-After: 60", 60)]
    public async Task A_create_waits_as_long_as_the_server_asks(int status, string header, double seconds)
    {
        await using var server = new WireServer(WireAnswer.Error(status, header), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await CallAsync(client, "create");
        Assert.Equal([TimeSpan.FromSeconds(seconds)], server.Clock.Waits);
    }

    [Theory]
    [InlineData("Retry-After: 121")]
    [InlineData("Retry-After: 2147483648")]
    [InlineData("Retry-After: 99999999999999")]
    [InlineData("Retry-After: 1e99")]
    [InlineData("retry-after-ms: 1e99")]
    [InlineData("Retry-After: 5, 2147483648")]
    [InlineData("Retry-After: Fri, 02 Jan 2026 04:04:05 GMT")]
    public async Task A_server_that_asks_for_too_long_a_wait_is_taken_at_its_word(string header)
    {
        await using var server = new WireServer(WireAnswer.Error(429, header));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(1, error.Attempts);
        Assert.True(error.RetryAfter > TimeSpan.FromSeconds(120));
        Assert.Contains(error.RetryAfter.Value.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After: 0")]
    [InlineData("Retry-After: -5")]
    [InlineData("Retry-After: 0.001")]
    [InlineData("Retry-After: Fri, 02 Jan 2026 03:03:35 GMT")]
    [InlineData("retry-after-ms: 0")]
    [InlineData("retry-after-ms: 1")]
    public async Task A_server_that_asks_for_no_wait_is_asked_again_after_the_usual_one(string header)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Error(503, header));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ApiException>(() => CallAsync(client, "create"));
        double[] full = [0.5, 1, 2];
        Assert.Equal(full.Length, server.Clock.Waits.Count);
        Assert.All(server.Clock.Waits.Zip(full), pair => Assert.InRange(pair.First.TotalSeconds, pair.Second * 0.75, pair.Second));
    }

    [Theory]
    [InlineData("Retry-After: later")]
    [InlineData("Retry-After: ,")]
    [InlineData("retry-after-ms: NaN")]
    public async Task A_wait_that_cannot_be_read_is_as_if_there_were_none(string header)
    {
        await using var server = new WireServer(WireAnswer.Error(503, header), WireAnswer.Json(Sample.Response()), WireAnswer.Error(503, header));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.InRange(Assert.Single(server.Clock.Waits).TotalSeconds, 0.375, 0.5);
        await Assert.ThrowsAsync<Mka1ApiException>(() => CallAsync(client, "create"));
    }

    [Fact]
    public async Task An_answer_of_another_shape_is_not_asked_for_again()
    {
        await using var server = new WireServer(WireAnswer.Of(200, "text/html", "<html>Hello</html>"u8.ToArray()));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Each_attempt_is_told_to_the_observer()
    {
        await using var server = new WireServer(
            WireAnswer.Raw("HTTP/1.1 2").Drop(), WireAnswer.Error(429, "Retry-After: 7", "X-Request-ID: a#2"), WireAnswer.Json(Sample.Response(), 200, "X-Request-ID: a#3"));
        using var client = server.Connect();
        var recorder = new CallRecorder();
        await client.For("u1", recorder).Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(recorder.Begun, recorder.Over);
        Assert.Equal([1, 2, 3], recorder.Over.Select(attempt => attempt.Number));
        Assert.Equal([null, 429, 200], recorder.Over.Select(attempt => attempt.StatusCode));
        Assert.Equal([null, "a#2", "a#3"], recorder.Over.Select(attempt => attempt.RequestId));
        Assert.Equal([typeof(Mka1ConnectionException), typeof(Mka1ApiException), null], recorder.Over.Select(attempt => attempt.Error?.GetType()));
        Assert.NotNull(recorder.Over[0].RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(7), recorder.Over[1].RetryAfter);
        Assert.Null(recorder.Over[2].RetryAfter);
        Assert.All(recorder.Over, attempt => Assert.Equal(("GET", "u1", "/api/v1/llm/responses/" + Sample.ResponseId), (attempt.Method, attempt.OnBehalfOf, attempt.Uri.AbsolutePath)));
    }

    private static WireAnswer Right(WireRequest request)
    {
        if (request["Accept"] == "text/event-stream")
            return WireAnswer.Events($"data: {{\"type\":\"response.completed\",\"sequence_number\":1,\"response\":{Sample.Response().Trim()}}}\n\n");
        if (request.Method == "GET" && request.Path.EndsWith("/responses", StringComparison.Ordinal))
            return WireAnswer.Json(Sample.List(false, Sample.Response()));
        return WireAnswer.Json(
            request.Method == "DELETE" ? Sample.Deleted
            : request.Path.Contains("/files", StringComparison.Ordinal) ? Sample.File
            : request.Path.Contains("/batches", StringComparison.Ordinal) ? Sample.Batch
            : Sample.Response());
    }

    private static async Task CallAsync(Mka1Client client, string call)
    {
        var create = new ResponseCreateOptions { Model = "auto", Input = "Hi" };
        switch (call)
        {
            case "get": await client.Responses.GetAsync(Sample.ResponseId); break;
            case "list": await client.Responses.ListAsync().ToListAsync(); break;
            case "delete": await client.Responses.DeleteAsync(Sample.ResponseId); break;
            case "cancel": await client.Responses.CancelAsync(Sample.ResponseId); break;
            case "update": await client.Responses.UpdateMetadataAsync(Sample.ResponseId, new Dictionary<string, string>()); break;
            case "stream": await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync(); break;
            case "file": await client.Files.GetAsync("file-1"); break;
            case "delete file": await client.Files.DeleteAsync("file-1"); break;
            case "batch": await client.Batches.GetAsync("batch_1"); break;
            case "cancel batch": await client.Batches.CancelAsync("batch_1"); break;
            case "create": await client.Responses.CreateAsync(create); break;
            case "create stream": await client.Responses.CreateStreamAsync(create).ToListAsync(); break;
            case "create batch": await client.Batches.CreateAsync(new BatchCreateOptions { InputFileId = "file-1", Endpoint = BatchEndpoint.ChatCompletions }); break;
            case "upload":
                using (var file = TemporaryFile.Of("content"))
                    await client.Files.UploadAsync(file.Path, new() { Purpose = "batch" });
                break;
            default: throw new ArgumentException(call, nameof(call));
        }
    }
}
