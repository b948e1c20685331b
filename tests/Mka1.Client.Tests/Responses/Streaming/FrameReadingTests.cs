using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses.Items;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

/// <summary>One connection: what the lines and frames of a stream may look like.</summary>
public sealed class FrameReadingTests
{
    private static readonly string Whole = Frames.Created(0) + Frames.Delta(1, "Hel") + Frames.Delta(2, "lo") + Frames.Completed(3);

    public static TheoryData<string, string> Forms => new()
    {
        { "LF", Whole },
        { "CRLF", Whole.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "CR", Whole.Replace('\n', '\r') },
        { "byte order mark", "\uFEFF" + Whole },
        { "comments", ": hello\n\n" + Whole.Replace("\n\n", "\n\n: keep-alive\n\n", StringComparison.Ordinal) },
        { "comments in frames", Whole.Replace("data:", ": x\ndata:", StringComparison.Ordinal) },
        { "no names", string.Concat(Whole.Split('\n').Where(line => !line.StartsWith("event:", StringComparison.Ordinal)).Select(line => line + "\n")) },
        { "wrong names", Whole.Replace("event: response.", "event: other.", StringComparison.Ordinal) },
        { "no space after the colon", Whole.Replace(": {", ":{", StringComparison.Ordinal).Replace("event: ", "event:", StringComparison.Ordinal) },
        { "ids and retry", Whole.Replace("event:", "id: 7\nretry: 10\nfoo: bar\nbaz\nevent:", StringComparison.Ordinal) },
        { "several data lines", Whole.Replace(",\"", ",\ndata: \"", StringComparison.Ordinal) },
        { "DONE", Whole + "data: [DONE]\n\n" },
        { "more after the end", Whole + Frames.Delta(4, "never") },
        { "empty data", "data:\n\nevent: ping\n\n" + Whole },
        { "blank lines", "\n\n\n" + Whole.Replace("\n\n", "\n\n\n\n", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_form_that_the_standard_allows_is_read(string form, string text)
    {
        _ = form;
        await using var server = new WireServer(WireAnswer.Events(text), WireAnswer.Events([.. text.Select(c => c.ToString())]));
        using var client = server.Connect();
        foreach (string way in new[] { "in one piece", "byte by byte" })
        {
            var events = await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
            Assert.Equal(["created", "Hel", "lo", "completed"], events.Shown());
            Assert.Equal([0, 1, 2, 3], events.Select(each => each.SequenceNumber));
            Assert.Equal("Hello", Assert.IsType<ResponseStateEvent>(events[^1]).Response!.OutputText);
        }
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_type_may_stand_in_the_frame_only()
    {
        await using var server = new WireServer(WireAnswer.Events(
            Frames.Frame("""{"delta":"a","sequence_number":1}""", "response.output_text.delta"),
            Frames.Frame($$"""{"sequence_number":2,"response":{{Sample.Response().Trim()}}}""", "response.completed")));
        using var client = server.Connect();
        var events = await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        Assert.Equal(["a", "completed"], events.Shown());
        Assert.Equal("response.output_text.delta", events[0].Type);
        Assert.Equal("""{"delta":"a","sequence_number":1}""", events[0].ToJson());
        Assert.True(Assert.IsType<ResponseStateEvent>(events[1]).IsTerminal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task DONE_ends_the_stream_also_if_the_connection_stays_open()
    {
        await using var server = new WireServer(
            WireAnswer.OpenEvents(Frames.Created(), "data: [DONE]\n\n").ThenSilence(), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        Assert.Equal(["created", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Fact]
    public async Task A_terminal_event_ends_the_stream_also_if_the_connection_stays_open()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Whole).ThenSilence());
        using var client = server.Connect();
        Assert.Equal(4, (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Count);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
    }

    [Theory]
    [InlineData("completed", "completed")]
    [InlineData("failed", "failed")]
    [InlineData("incomplete", "incomplete")]
    [InlineData("cancelled", "cancelled")]
    public async Task Each_terminal_event_ends_the_stream(string name, string status)
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), Frames.State(name, status, 1)));
        using var client = server.Connect();
        var events = await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        Assert.Equal(["created", name], events.Shown());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_is_not_known_passes_through_whole()
    {
        const string Strange = """{"type":"response.hologram.delta","sequence_number":1,"depth":[1.5,null],"to":{"a":"b"}}""";
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), Frames.Frame(Strange), Frames.Completed(2)));
        using var client = server.Connect();
        var unknown = Assert.IsType<UnknownEvent>((await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync())[1]);
        Assert.Equal(("response.hologram.delta", 1L, Strange), (unknown.Type, unknown.SequenceNumber, unknown.ToJson()));
        Assert.Equal(["depth", "to"], unknown.GetAdditionalProperties().Keys);
    }

    [Fact]
    public async Task Events_are_of_their_kinds()
    {
        string[] events =
        [
            """{"type":"response.output_item.added","output_index":0,"item":{"type":"message","id":"msg_1","role":"assistant","content":[]},"sequence_number":0}""",
            """{"type":"response.content_part.added","item_id":"msg_1","output_index":0,"content_index":1,"part":{"type":"output_text","text":""},"sequence_number":1}""",
            """{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":1,"delta":"a","obfuscation":"xyz","sequence_number":2}""",
            """{"type":"response.output_text.done","item_id":"msg_1","output_index":0,"content_index":1,"text":"ab","sequence_number":3}""",
            """{"type":"response.refusal.done","item_id":"msg_1","output_index":0,"content_index":1,"refusal":"no","sequence_number":4}""",
            """{"type":"response.function_call_arguments.done","item_id":"fc_1","output_index":2,"name":"f","arguments":"{}","sequence_number":5}""",
        ];
        await using var server = new WireServer(WireAnswer.Events([.. events.Select(each => Frames.Frame(each)), Frames.Completed(6)]));
        using var client = server.Connect();
        var read = await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        Assert.Equal(events, read.Take(events.Length).Select(each => each.ToJson()));
        Assert.All(read, each => Assert.Empty(each.GetAdditionalProperties()));
        Assert.Equal("assistant", Assert.IsType<MessageItem>(Assert.IsType<OutputItemEvent>(read[0]).Item).Role);
        Assert.Equal("output_text", Assert.IsType<ContentPartEvent>(read[1]).Part!.Type);
        var delta = Assert.IsType<TextDeltaEvent>(read[2]);
        Assert.Equal(("msg_1", 0L, 1L, "a", "xyz"), (delta.ItemId, delta.OutputIndex, delta.ContentIndex, delta.Delta, delta.Obfuscation));
        Assert.Equal("ab", Assert.IsType<TextDoneEvent>(read[3]).Text);
        Assert.Equal("no", Assert.IsType<TextDoneEvent>(read[4]).Refusal);
        var call = Assert.IsType<ArgumentsDoneEvent>(read[5]);
        Assert.Equal(("fc_1", 2L, "f", "{}"), (call.ItemId, call.OutputIndex, call.Name, call.Arguments));
    }

    [Fact]
    public async Task A_surrogate_pair_cut_between_two_deltas_is_no_error()
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Delta(1, "a\\ud83d"), Frames.Delta(2, "\\ude00b"), Frames.Completed(3)));
        using var client = server.Connect();
        Assert.Equal(["a\uFFFD", "\uFFFDb", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Fact]
    public async Task Duplicates_and_what_comes_too_late_are_dropped()
    {
        await using var server = new WireServer(WireAnswer.Events(
            Frames.Created(), Frames.Delta(1), Frames.Delta(1), Frames.Delta(3), Frames.Delta(2), Frames.Delta(3), Frames.Delta(7), Frames.Completed(8)));
        using var client = server.Connect();
        Assert.Equal(["created", "<1>", "<3>", "<7>", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Fact]
    public async Task Events_without_numbers_are_all_handed_on()
    {
        await using var server = new WireServer(WireAnswer.Events(
            Frames.Frame("""{"type":"response.output_text.delta","delta":"a"}"""), Frames.Frame("""{"type":"response.output_text.delta","delta":"a"}"""), Frames.Completed(0)));
        using var client = server.Connect();
        Assert.Equal(["a", "a", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Theory]
    // As OpenAI documents it, as it sends it at times, and out of order.
    [InlineData("""{"type":"error","code":"server_error","message":"it broke","param":null,"sequence_number":2}""")]
    [InlineData("""{"type":"error","error":{"code":"server_error","message":"it broke","type":"t"},"sequence_number":2}""")]
    [InlineData("""{"type":"error","code":"server_error","message":"it broke","sequence_number":0}""")]
    [InlineData("""{"type":"error","code":"server_error","message":"it broke"}""")]
    public async Task An_error_event_ends_the_stream_as_an_error_after_the_events_before_it(string error)
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), Frames.Delta(1), Frames.Frame(error, "error"), Frames.Delta(3)));
        using var client = server.Connect();
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Equal(["created", "<1>"], events.Shown());
        var thrown = Assert.IsType<Mka1ApiException>(end);
        Assert.Equal(("server_error", "it broke", 200, 1), (thrown.Code, thrown.ServerMessage, thrown.StatusCode, thrown.Attempts));
        Assert.Equal("The stream reported an error: it broke", thrown.Message);
        Assert.Equal(error, thrown.ResponseBody);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_request_id_of_the_stream_is_in_its_error()
    {
        await using var server = new WireServer(WireAnswer.Chunked("text/event-stream; charset=utf-8", "X-Request-ID: r#1").Chunk(Frames.Frame("""{"type":"error","message":"m"}""")).LastChunk());
        using var client = server.Connect();
        var thrown = Assert.IsType<Mka1ApiException>((await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync()).End);
        Assert.Equal("r#1", thrown.RequestId);
        Assert.Contains("(request id r#1)", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_before_the_stream_is_an_ordinary_error()
    {
        await using var server = new WireServer(WireAnswer.Error(404));
        using var client = server.Connect();
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Empty(events);
        Assert.Equal(404, Assert.IsType<Mka1ApiException>(end).StatusCode);
    }

    [Fact]
    public async Task An_event_is_handed_on_before_the_next_one_comes()
    {
        var gate = new TaskCompletionSource();
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).WaitFor(gate.Task).Chunk(Frames.Completed(1)).LastChunk());
        using var client = server.Connect();
        await using var events = client.Responses.StreamAsync(Sample.ResponseId).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("response.created", events.Current.Type);
        var next = events.MoveNextAsync();
        gate.SetResult();
        Assert.True(await next);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_long_event_is_read_whole()
    {
        string text = string.Concat(Enumerable.Repeat("0123456789", 200_000));
        await using var server = new WireServer(WireAnswer.Events(Frames.Delta(0, text), Frames.Completed(1)));
        using var client = server.Connect();
        Assert.Equal(text, Assert.IsType<TextDeltaEvent>((await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync())[0]).Delta);
    }

    [Fact]
    public async Task The_request_says_what_is_wanted()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Events(Frames.Completed(50)));
        using var client = server.Connect();
        await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        await client.Responses.StreamAsync(Sample.ResponseId, new() { StartingAfter = 41, IncludeObfuscation = false, Include = ["a", "b"] }).ToListAsync();
        await client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "Hi" }).ToListAsync();
        Assert.Equal(
            ["?stream=true", "?stream=true&starting_after=41&include_obfuscation=false&include=a&include=b", ""],
            server.Requests.Select(request => request.Target[request.Path.Length..]));
        Assert.All(server.Requests, request => Assert.Equal("text/event-stream", request["Accept"]));
        Assert.Equal("""{"model":"auto","input":"Hi","stream":true}""", server.Requests[2].Text);
    }

    [Fact]
    public async Task A_stream_that_is_read_twice_is_asked_for_twice()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Events(Whole));
        using var client = server.Connect();
        foreach (var stream in new[] { client.Responses.StreamAsync(Sample.ResponseId), client.Responses.CreateStreamAsync(new() { Input = "Hi" }) })
        {
            Assert.Equal(["created", "Hel", "lo", "completed"], (await stream.ToListAsync()).Shown());
            Assert.Equal(["created", "Hel", "lo", "completed"], (await stream.ToListAsync()).Shown());
        }
        Assert.Equal(["GET", "GET", "POST", "POST"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Two_who_read_one_stream_at_once_do_not_disturb_each_other()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Events(Whole));
        using var client = server.Connect();
        var stream = client.Responses.StreamAsync(Sample.ResponseId);
        await using var one = stream.GetAsyncEnumerator();
        await using var other = stream.GetAsyncEnumerator();
        for (int i = 0; i < 4; i++)
        {
            Assert.True(await one.MoveNextAsync());
            Assert.True(await other.MoveNextAsync());
            Assert.Equal((i, i), ((int)one.Current.SequenceNumber!, (int)other.Current.SequenceNumber!));
        }
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_stream_is_read()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        _ = client.Responses.CreateStreamAsync(new() { Input = "Hi" });
        _ = client.Responses.StreamAsync(Sample.ResponseId).GetAsyncEnumerator();
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task Whoever_stops_reading_closes_the_connection()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created(), Frames.Delta(1)).ThenSilence());
        using var client = server.Connect();
        await foreach (var _ in client.Responses.StreamAsync(Sample.ResponseId))
            break;
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Whoever_cancels_is_free_at_once_and_the_connection_closed()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).ThenSilence());
        using var client = server.Connect();
        using var cancel = new CancellationTokenSource();
        await using var events = client.Responses.StreamAsync(Sample.ResponseId, cancellationToken: cancel.Token).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
        Assert.Single(server.Requests);
    }
}
