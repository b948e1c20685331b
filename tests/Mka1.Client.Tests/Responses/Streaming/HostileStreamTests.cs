using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

/// <summary>Servers that keep a stream going without a sense, and errors in whatever form.</summary>
public sealed class HostileStreamTests
{
    [Theory]
    [InlineData("data: a line that has no end ")]
    [InlineData("data: a line\n")]
    public async Task An_event_without_an_end_is_refused_and_not_asked_for_again(string piece)
    {
        string many = string.Concat(Enumerable.Repeat(piece, 10_000));
        var endless = WireAnswer.OpenEvents(Frames.Created());
        for (int i = 0; i < 20; i++)
            endless.Chunk(many);
        await using var server = new WireServer(endless.ThenSilence());
        using var client = server.Connect(largest: 1024 * 1024);
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Single(events);
        Assert.Contains("event that is larger than 1 MiB", Assert.IsType<Mka1ProtocolException>(end).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("data: {\"error\":{\"message\":\"queue full\",\"code\":\"rate_limit_exceeded\"}}", "queue full", "rate_limit_exceeded")]
    [InlineData("data: {\"type\":null,\"error\":{\"message\":\"queue full\",\"code\":429}}", "queue full", "429")]
    [InlineData("data: {\"error\":\"queue full\"}", "queue full", null)]
    [InlineData("data: {\"type\":\"response.error\",\"error\":{\"message\":\"queue full\",\"code\":\"c\"}}", "queue full", "c")]
    [InlineData("event: response.error\ndata: {\"message\":\"queue full\",\"code\":\"c\"}", "queue full", "c")]
    [InlineData("event: error\ndata: queue full", "queue full", null)]
    [InlineData("event: error\ndata: \"queue full\"", "queue full", null)]
    [InlineData("event: error\ndata:", "The server gave no reason.", null)]
    [InlineData("data: {\"type\":\"error\",\"error\":{\"message\":\"queue full\"},\"code\":\"c\"}", "queue full", "c")]
    [InlineData("data: {\"defined\":false,\"code\":\"TOO_MANY_REQUESTS\",\"status\":429,\"message\":\"queue full\"}", "queue full", "TOO_MANY_REQUESTS")]
    [InlineData("data: {\"status\":429,\"message\":\"queue full\"}", "queue full", "429")]
    [InlineData("data: {\"object\":\"error\",\"message\":\"queue full\",\"type\":\"BadRequestError\",\"code\":400}", "queue full", "400")]
    [InlineData("data: {\"message\":\"queue full\",\"type\":\"rate_limit_error\",\"code\":null}", "queue full", null)]
    [InlineData("data: {\"detail\":\"queue full\"}", "queue full", null)]
    [InlineData("data: {\"type\":\"response.failed\",\"error\":{\"message\":\"queue full\",\"code\":\"c\"}}", "queue full", "c")]
    [InlineData("data: {\"message\":\"queue full\"}", "queue full", null)]
    [InlineData("event: error\ndata: {\"type\":\"rate_limit\",\"message\":\"queue full\",\"code\":\"x\"}", "queue full", "x")]
    [InlineData("event: error\ndata: {\"reason\":\"queue full\"}", "{\"reason\":\"queue full\"}", null)]
    public async Task An_error_is_what_it_says_in_whatever_form(string frame, string words, string? code)
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), frame + "\n\n", Frames.Completed(3)));
        using var client = server.Connect();
        var (events, end) = await client.Responses.StreamAsync(Sample.ResponseId).ReadToEndAsync();
        Assert.Equal(["created"], events.Shown());
        var error = Assert.IsType<Mka1ApiException>(end);
        Assert.Equal((words, code), (error.ServerMessage, error.Code));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"type":"ping","message":"hello"}""")]
    [InlineData("""{"error":null,"id":1}""")]
    [InlineData("""{"error":{"message":null,"code":""}}""")]
    [InlineData("""{"type":"response.tool.failed","error":"it is only a tool"}""")]
    [InlineData("""{"sequence_number":123456789012345678901234567890}""")]
    public async Task What_is_no_error_is_handed_on(string json)
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), Frames.Frame(json), Frames.Completed(3)));
        using var client = server.Connect();
        var events = await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync();
        Assert.Equal(json, Assert.IsType<UnknownEvent>(events[1]).ToJson());
    }

    [Theory]
    [InlineData("response.mcp_call.failed", """{"type":"response.mcp_call.failed","sequence_number":1,"error":{"message":"m"}}""")]
    [InlineData("error", """{"type":"response.mcp_call.failed","sequence_number":1,"error":{"message":"m"}}""")]
    [InlineData("response.hologram.failed", """{"sequence_number":1,"error":{"message":"m"}}""")]
    public async Task What_is_an_event_of_another_name_is_handed_on(string name, string json)
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created(), Frames.Frame(json, name), Frames.Completed(2)));
        using var client = server.Connect();
        Assert.Equal(json, (await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync())[1].ToJson());
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_the_final_state_changes_nothing()
    {
        await using var server = new WireServer(WireAnswer.Events(Frames.Created()), WireAnswer.Json(Sample.Response(text: "a\\ud83d")));
        using var client = server.Connect();
        var last = Assert.IsType<ResponseStateEvent>((await client.Responses.StreamAsync(Sample.ResponseId).ToListAsync())[^1]);
        Assert.Equal(Sample.Response(text: "a\\ud83d").Trim(), last.Response!.ToJson());
    }
}
