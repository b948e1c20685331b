using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

/// <summary>A server that answers something else to the request of a stream.</summary>
public sealed class JsonInsteadTests
{
    private static readonly ResponseCreateOptions Create = new() { Model = "auto", Input = "Hi" };

    [Theory]
    [InlineData("completed")]
    [InlineData("failed")]
    [InlineData("cancelled")]
    public async Task The_response_as_JSON_is_the_terminal_event(string status)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(Sample.Response(status)));
        using var client = server.Connect();
        foreach (var stream in new[] { client.Responses.StreamAsync(Sample.ResponseId), client.Responses.CreateStreamAsync(Create) })
        {
            var only = Assert.IsType<ResponseStateEvent>(Assert.Single(await stream.ToListAsync()));
            Assert.Equal(("response." + status, true, "Hello"), (only.Type, only.IsTerminal, only.Response!.OutputText));
            Assert.Equal(Sample.Response(status).Trim(), only.Response.ToJson());
        }
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_response_that_runs_is_handed_on_and_then_watched_at_an_interval()
    {
        await using var server = new WireServer(
            WireAnswer.Json(Sample.Response("queued")), WireAnswer.Json(Sample.Response("in_progress")), WireAnswer.Json(Sample.Response("brand_new")),
            WireAnswer.Events(Frames.Delta(4), Frames.Completed(5)));
        using var client = server.Connect();
        var events = await client.Responses.CreateStreamAsync(Create).ToListAsync();
        Assert.Equal(["queued", "<4>", "completed"], events.Shown());
        Assert.Equal(["POST", "GET", "GET", "GET"], server.Requests.Select(request => request.Method));
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(2), 3), server.Clock.Waits);
    }

    [Fact]
    public async Task A_response_that_runs_for_long_is_watched_for_long()
    {
        await using var server = new WireServer((_, index) => WireAnswer.Json(Sample.Response(index < 50 ? "in_progress" : "completed")));
        using var client = server.Connect();
        Assert.Equal(["in_progress", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Fact]
    public async Task A_resumed_stream_may_be_answered_as_JSON()
    {
        await using var server = new WireServer(WireAnswer.OpenEvents(Frames.Created(), Frames.Delta(1)).Drop(), WireAnswer.Json(Sample.Response()));
        using var client = server.Connect();
        Assert.Equal(["created", "<1>", "completed"], (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync()).Shown());
    }

    [Fact]
    public async Task A_response_that_runs_under_an_id_that_is_none_cannot_be_watched()
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response("queued", id: "chatcmpl-1")));
        using var client = server.Connect();
        var (events, end) = await client.Responses.CreateStreamAsync(Create).ReadToEndAsync();
        Assert.Equal(["queued"], events.Shown());
        Assert.IsType<Mka1ProtocolException>(end);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in</html>")]
    [InlineData("application/json", "{}")]
    [InlineData("application/json", "")]
    [InlineData("application/json", "{\"id\":\"resp_1\"")]
    [InlineData(null, "")]
    public async Task What_is_neither_stream_nor_response_is_refused(string? contentType, string body)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Of(200, contentType, System.Text.Encoding.UTF8.GetBytes(body), "X-Request-ID: r#1"));
        using var client = server.Connect();
        var error = Assert.IsType<Mka1ProtocolException>((await client.Responses.CreateStreamAsync(Create).ReadToEndAsync()).End);
        Assert.Equal((body, "r#1", 1), (error.Excerpt, error.RequestId, error.Attempts));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Silence_in_such_an_answer_is_a_time_out()
    {
        await using var server = new WireServer(WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{").ThenSilence());
        using var client = server.Connect();
        var recorder = new CallRecorder();
        var read = client.For(null, recorder).Responses.CreateStreamAsync(Create).ReadToEndAsync();
        await Condition.BecomesTrueAsync(() => recorder.Begun.Count == 1 && recorder.Begun[0].StatusCode == 200);
        await server.Clock.ServerIsSilentTooLongAsync();
        Assert.Equal(1, Assert.IsType<Mka1TimeoutException>((await read).End).Attempts);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
    }
}
