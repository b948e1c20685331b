using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

/// <summary>Several connections: what is done when a stream does not come to its end.</summary>
public sealed class ResumeTests
{
    private static readonly ResponseCreateOptions Create = new() { Model = "auto", Input = "Hi", Background = true };

    [Fact]
    public async Task A_stream_that_breaks_goes_on_after_the_last_event_with_nothing_twice_and_nothing_lost()
    {
        await using var server = new WireServer(
            WireAnswer.OpenEvents(Frames.Created(), Frames.Delta(1), Frames.Delta(2)[..40]).Drop(),
            // A server that sends some again, and one that knows nothing of starting_after.
            WireAnswer.OpenEvents(Frames.Delta(1), Frames.Delta(2), Frames.Delta(3), "data: {\"type\":\"resp").Drop(),
            WireAnswer.Events(Frames.Created(), Frames.Delta(1), Frames.Delta(2), Frames.Delta(3), Frames.Delta(4), Frames.Completed(5)));
        using var client = server.Connect();
        var events = await client.Responses.StreamAsync(Sample.ResponseId, new() { IncludeObfuscation = true, Include = ["x"] }).ToListAsync();
        Assert.Equal(["created", "<1>", "<2>", "<3>", "<4>", "completed"], events.Shown());
        Assert.Equal(
            ["?stream=true&include_obfuscation=true&include=x", "?stream=true&starting_after=1&include_obfuscation=true&include=x", "?stream=true&starting_after=3&include_obfuscation=true&include=x"],
            server.Requests.Select(request => request.Target[request.Path.Length..]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public async Task Wherever_a_stream_breaks_each_event_comes_once(int step)
    {
        // Every connection brings so many bytes more than the last one and breaks.
        string[] frames = [Frames.Created(), .. Enumerable.Range(1, 30).Select(i => Frames.Delta(i)), Frames.Completed(31)];
        await using var server = new WireServer((request, index) =>
        {
            int after = request.Query("starting_after") is [string number] ? int.Parse(number, null) : -1;
            string rest = string.Concat(frames.Skip(after + 1));
            int most = 800 + (index * step);
            return rest.Length <= most ? WireAnswer.Events(rest) : WireAnswer.OpenEvents(rest[..most]).Drop();
        });
        using var client = server.Connect();
        var events = await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 32).Select(i => (long?)i), events.Select(each => each.SequenceNumber));
        Assert.True(server.Requests.Count > 3);
    }

    [Fact]
    public async Task A_created_response_is_resumed_by_its_id_and_not_created_again()
    {
        await using var server = new WireServer(
            WireAnswer.OpenEvents(Frames.State("queued", "queued", 0), Frames.Created(1)).Drop(), WireAnswer.Events(Frames.Delta(2), Frames.Completed(3)));
        using var client = server.Connect();
        Assert.Equal(["queued", "created", "<2>", "completed"], (await client.Responses.CreateStreamAsync(Create).ToListAsync()).Shown());
        Assert.Equal(["POST /api/v1/llm/responses", $"GET /api/v1/llm/responses/{Sample.ResponseId}?stream=true&starting_after=1"],
            server.Requests.Select(request => $"{request.Method} {request.Target}"));
    }

    [Fact]
    public async Task What_a_create_asked_to_include_is_asked_for_again()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).Drop(), WireAnswer.Events(Frames.Delta(1)), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        await client.Responses.CreateStreamAsync(new() { Input = "Hi", Body = new Dictionary<string, object?> { ["include"] = new object[] { "a", "b" } } }).ToListAsync();
        Assert.All(server.Requests.Skip(1), request => Assert.Equal(["a", "b"], request.Query("include")));
        Assert.Equal(3, server.Requests.Count);
    }

    public static TheoryData<string> EarlyEnds => ["drop", "end", "silence", "garbage", "done", "no id", "strange id"];

    [Theory]
    [MemberData(nameof(EarlyEnds))]
    public async Task A_create_that_ends_before_its_id_is_known_is_never_sent_again(string way)
    {
        await using var server = new WireServer(way switch
        {
            "drop" => WireAnswer.OpenEvents(": x\n\n").Drop(),
            "end" => WireAnswer.Events(": x\n\n"),
            "done" => WireAnswer.Events("data: [DONE]\n\n"),
            "silence" => WireAnswer.OpenEvents().ThenSilence(),
            "garbage" => WireAnswer.Events("data: <html>\n\n"),
            "no id" => WireAnswer.OpenEvents(Frames.Frame("""{"type":"response.created","response":{}}""")).Drop(),
            "strange id" => WireAnswer.OpenEvents(Frames.Created().Replace(Sample.ResponseId, "chatcmpl-1/..", StringComparison.Ordinal)).Drop(),
            _ => throw new ArgumentException(way, nameof(way)),
        });
        using var client = server.Connect();
        var recorder = new CallRecorder();
        var read = client.For(null, recorder).Responses.CreateStreamAsync(Create).ReadToEndAsync();
        if (way == "silence")
        {
            await Condition.BecomesTrueAsync(() => recorder.Over.Count == 1);
            await server.Clock.ServerIsSilentTooLongAsync();
        }
        var (events, end) = await read;
        Assert.Equal(way.EndsWith("id", StringComparison.Ordinal) ? 1 : 0, events.Count);
        switch (way)
        {
            case "drop" or "no id" or "strange id": Assert.True(Assert.IsType<Mka1ConnectionException>(end).RequestSent); break;
            case "silence": Assert.True(Assert.IsType<Mka1TimeoutException>(end).RequestSent); break;
            default: Assert.IsType<Mka1ProtocolException>(end); break;
        }
        Assert.Equal(1, ((Mka1Exception)end!).Attempts);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_event_that_is_not_JSON_is_asked_for_again()
    {
        await using var server = new WireServer(
            WireAnswer.Events(Frames.Created(), Frames.Frame("""{"type":"response.output_text.delta","del"""), Frames.Delta(2)), WireAnswer.Events(Frames.Delta(1), Frames.Completed(2)));
        using var client = server.Connect();
        Assert.Equal(["created", "<1>", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
        Assert.Equal(["0"], server.Requests[1].Query("starting_after"));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    public async Task An_event_that_is_never_JSON_ends_the_stream_as_an_error(string data)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Events(Frames.Created(), Frames.Frame(data)));
        using var client = server.Connect();
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Equal(["created"], events.Shown());
        Assert.Equal(data, Assert.IsType<Mka1ProtocolException>(end).Excerpt);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_stream_that_always_breaks_is_given_up_with_waits_between()
    {
        await using var server = new WireServer((_, index) => WireAnswer.OpenEvents(index == 0 ? Frames.Created() : "").Drop());
        using var client = server.Connect();
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Equal(["created"], events.Shown());
        Assert.True(Assert.IsType<Mka1ConnectionException>(end).RequestSent);
        Assert.Equal(4, server.Requests.Count);
        // The first time at once, then with growing patience.
        Assert.Equal(2, server.Clock.Waits.Count);
        Assert.True(server.Clock.Waits[0] < server.Clock.Waits[1]);
    }

    [Fact]
    public async Task Each_event_that_comes_starts_the_patience_anew()
    {
        await using var server = new WireServer((_, index) => index < 20 ? WireAnswer.OpenEvents(Frames.Delta(index)).Drop() : WireAnswer.Events(Frames.Completed(20)));
        using var client = server.Connect(retries: 1);
        Assert.Equal(21, (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Count);
        Assert.Empty(server.Clock.Waits);
    }

    [Fact]
    public async Task A_stream_that_ends_without_a_terminal_event_is_completed_by_one_GET()
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), Frames.Delta(1)), WireAnswer.Json(Sample.Response(text: "All of it")));
        using var client = server.Connect();
        var events = await client.Responses.StreamAsync(Sample.ResponseId, new() { Include = ["x"] }).ToListAsync();
        Assert.Equal(["created", "<1>", "completed"], events.Shown());
        var last = Assert.IsType<ResponseStateEvent>(events[^1]);
        Assert.Equal((true, null, "All of it"), (last.IsTerminal, last.SequenceNumber, last.Response!.OutputText));
        Assert.Equal("?include=x", server.Requests[1].Target[server.Requests[1].Path.Length..]);
        Assert.Equal("application/json", server.Requests[1]["Accept"]);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task That_GET_is_made_also_where_repeating_is_switched_off()
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created()), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect(retries: 0);
        Assert.Equal(["created", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("failed")]
    [InlineData("incomplete")]
    public async Task The_final_state_may_be_any(string status)
    {
        await using var server = new WireServer(WireAnswer.Events(), WireAnswer.Json(Sample.Response(status)));
        using var client = server.Connect();
        var last = Assert.IsType<ResponseStateEvent>(Assert.Single(await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()));
        Assert.Equal(("response." + status, status, true), (last.Type, last.Response!.Status, last.IsTerminal));
    }

    [Fact]
    public async Task A_deep_response_can_be_the_final_state()
    {
        string body = $$"""{"id":"resp_1","status":"completed","deep":{{new string('[', 1000)}}{{new string(']', 1000)}}}""";
        await using var server = new WireServer(WireAnswer.Events(), WireAnswer.Json(body));
        using var client = server.Connect();
        var last = Assert.IsType<ResponseStateEvent>(Assert.Single(await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()));
        Assert.Equal(body, last.Response!.ToJson());
    }

    [Fact]
    public async Task A_stream_that_ends_while_the_response_runs_is_resumed()
    {
        await using var server = new WireServer(
            WireAnswer.Events(Frames.Created(), Frames.Delta(1)), WireAnswer.Json(Sample.Response("in_progress")), WireAnswer.Events(Frames.Delta(2), Frames.Completed(3)));
        using var client = server.Connect();
        Assert.Equal(["created", "<1>", "<2>", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
        Assert.Equal(["1"], server.Requests[2].Query("starting_after"));
    }

    [Fact]
    public async Task A_stream_that_always_ends_while_the_response_runs_is_given_up_when_a_silent_server_would_be()
    {
        await using var server = new WireServer((request, _) => request["Accept"] == "text/event-stream" ? WireAnswer.Events() : WireAnswer.Json(Sample.Response("in_progress")));
        using var client = server.Connect();
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Empty(events);
        Assert.IsType<Mka1ProtocolException>(end);
        // Five minutes at two seconds a look, each of a stream and of the response.
        Assert.InRange(server.Requests.Count, 300, 320);
    }

    [Fact]
    public async Task A_stream_that_a_gateway_ends_while_nothing_happens_goes_on()
    {
        int looks = 0;
        await using var server = new WireServer((request, _) =>
            request["Accept"] != "text/event-stream" ? WireAnswer.Json(Sample.Response("in_progress"))
            : Interlocked.Increment(ref looks) < 20 ? WireAnswer.Events()
            : WireAnswer.Events(Frames.Completed(5)));
        using var client = server.Connect();
        Assert.Equal(["completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Fact]
    public async Task A_resumed_stream_of_a_response_that_is_over_has_one_event_whatever_its_number()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created(), Frames.Delta(1)).Drop(), WireAnswer.Events(Frames.Completed(0)));
        using var client = server.Connect();
        Assert.Equal(["created", "<1>", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task Where_resuming_is_refused_the_final_state_is_asked_for(int status)
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).Drop(), WireAnswer.Error(status), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        Assert.Equal(["created", "completed"], (await client.Responses.CreateStreamAsync(Create).ToListAsync()).Shown());
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("404 both times")]
    [InlineData("running still")]
    public async Task Where_the_final_state_cannot_be_had_either_the_break_is_what_is_told(string case_)
    {
        await using var server = new WireServer(
            WireAnswer.OpenEvents(Frames.Created()).Drop(), WireAnswer.Error(404),
            case_ == "running still" ? WireAnswer.Json(Sample.Response("in_progress")) : WireAnswer.Error(404));
        using var client = server.Connect();
        var (events, end) = await client.Responses.CreateStreamAsync(Create).ReadToEndAsync();
        Assert.Equal(["created"], events.Shown());
        Assert.IsType<Mka1ConnectionException>(end);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_response_that_is_not_stored_and_ends_early_is_told_as_that()
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created()), WireAnswer.Error(404));
        using var client = server.Connect();
        var (events, end) = await client.Responses.CreateStreamAsync(Create).ReadToEndAsync();
        Assert.Equal(["created"], events.Shown());
        Assert.Contains("without a terminal event", Assert.IsType<Mka1ProtocolException>(end).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_no_longer_right_is_told_as_that()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).Drop(), WireAnswer.Error(401));
        using var client = server.Connect();
        Assert.Equal(401, Assert.IsType<Mka1ApiException>((await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync()).End).StatusCode);
    }

    [Fact]
    public async Task Without_numbers_nothing_is_asked_for_twice_but_the_final_state()
    {
        await using var server = new WireServer(
            WireAnswer.OpenEvents(Frames.Frame("""{"type":"response.output_text.delta","delta":"a"}""")).Drop(), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        Assert.Equal(["a", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
        Assert.Equal("application/json", server.Requests[1]["Accept"]);
    }

    [Fact]
    public async Task Signs_of_life_without_a_number_do_not_keep_a_stream_from_being_resumed()
    {
        string ping = Frames.Frame("""{"type":"ping"}""");
        await using var server = new WireServer(WireAnswer.OpenEvents(ping, Frames.Created(), ping, Frames.Delta(1)).Drop(), WireAnswer.Events(Frames.Completed(2)));
        using var client = server.Connect();
        Assert.Equal(["ping", "created", "ping", "<1>", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
        Assert.Equal(["1"], server.Requests[1].Query("starting_after"));
    }

    [Theory]
    // The first connection brings two numbered events, all others what is no progress.
    [InlineData("unnumbered", false)]
    [InlineData("unnumbered", true)]
    [InlineData("seen before", false)]
    [InlineData("seen before", true)]
    [InlineData("always 0", true)]
    [InlineData("backwards", true)]
    [InlineData("comments", true)]
    [InlineData("nothing", true)]
    public async Task What_does_not_move_the_number_on_does_not_keep_a_stream_alive(string what, bool drops)
    {
        string text = what switch
        {
            "unnumbered" => Frames.Frame("""{"type":"ping"}"""),
            "seen before" => Frames.Created() + Frames.Delta(1),
            "always 0" => Frames.Delta(0),
            "backwards" => Frames.Delta(1) + Frames.Delta(0) + Frames.Delta(-1),
            "comments" => ": still here\n\n",
            _ => "",
        };
        int connections = 0;
        await using var server = new WireServer((request, _) =>
        {
            if (request["Accept"] != "text/event-stream")
                return WireAnswer.Json(Sample.Response("in_progress"));
            // Who asks for ever must not be served for ever.
            if (Interlocked.Increment(ref connections) > 1000)
                return WireAnswer.Error(404);
            string events = connections == 1 ? Frames.Created() + Frames.Delta(1) : text;
            return drops ? WireAnswer.OpenEvents(events).Drop() : WireAnswer.Events(events);
        });
        using var client = server.Connect();
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Equal(["created", "<1>"], events.Shown().Where(static shown => shown != "ping"));
        if (drops)
        {
            Assert.IsType<Mka1ConnectionException>(end);
            Assert.Equal(4, connections);
        }
        else
        {
            Assert.IsType<Mka1ProtocolException>(end);
            // Five minutes at two seconds a look, and the repeats at the end.
            Assert.InRange(connections, 150, 160);
        }
    }

    [Fact]
    public async Task Silence_is_answered_by_resuming_once_and_then_it_is_a_time_out()
    {
        await using var server = new WireServer(
            WireAnswer.OpenEvents(Frames.Created()).ThenSilence(), WireAnswer.OpenEvents(Frames.Delta(1)).ThenSilence(), WireAnswer.OpenEvents(": x\n\n").ThenSilence());
        using var client = server.Connect();
        await using var events = client.Responses.StreamAsync(Sample.ResponseId).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        await server.Clock.ServerIsSilentTooLongAsync();
        Assert.True(await next);
        Assert.Equal("<1>", Assert.IsType<TextDeltaEvent>(events.Current).Delta);
        next = events.MoveNextAsync().AsTask();
        await server.Clock.ServerIsSilentTooLongAsync();
        await server.WaitForRequestsAsync(3);
        await server.Clock.ServerIsSilentTooLongAsync();
        var error = await Assert.ThrowsAsync<Mka1TimeoutException>(() => next);
        Assert.True(error.RequestSent);
        Assert.Equal(3, server.Requests.Count);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
    }

    [Fact]
    public async Task A_resumed_connection_that_cannot_be_made_is_told()
    {
        var server = new WireServer(WireAnswer.OpenEvents(Frames.Created()).Drop());
        using var client = server.Connect();
        await using var events = client.Responses.StreamAsync(Sample.ResponseId).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        await server.DisposeAsync();
        var error = await Assert.ThrowsAsync<Mka1ConnectionException>(async () => await events.MoveNextAsync());
        Assert.Equal((false, 4), (error.RequestSent, error.Attempts));
    }

    [Fact]
    public async Task Whoever_cancels_while_a_stream_is_resumed_is_free_at_once()
    {
        await using var server = new WireServer((_, index) => index < 2 ? WireAnswer.OpenEvents(index == 0 ? Frames.Created() : "").Drop() : WireAnswer.Silence);
        var clock = new FakeClock { HoldsWaits = true };
        using var client = new Mka1Client(WireServer.Options(server.Address, clock: clock));
        using var cancel = new CancellationTokenSource();
        var read = client.Responses.StreamAsync(Sample.ResponseId, cancellationToken: cancel.Token).ReadToEndAsync();
        await Condition.BecomesTrueAsync(() => clock.Waits.Count == 1);
        await cancel.CancelAsync();
        Assert.IsAssignableFrom<OperationCanceledException>((await read).End);
    }
}
