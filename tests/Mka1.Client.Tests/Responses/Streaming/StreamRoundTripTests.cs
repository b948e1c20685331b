using Mka1.Client.Tests.Wire;
using Mka1.Emulator.Faults;
using Mka1.Errors;
using Mka1.Responses;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

public sealed class StreamRoundTripTests
{
    private static readonly ResponseCreateOptions Background = new() { Model = "auto", Input = "[words 60] Hi", Background = true };

    [Fact]
    public async Task A_created_stream_has_all_events_in_order_and_the_text_of_its_end()
    {
        await using var emulated = await Emulated.StartAsync();
        var events = await emulated.Client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "Hello you" }).ToListAsync();
        AssertWhole(events);
        Assert.Equal("You said: Hello you", Text(events));
        Assert.Equal("response.created", events[0].Type);
        Assert.All(events, each => Assert.Empty(each.GetAdditionalProperties()));
    }

    [Fact]
    public async Task A_background_response_is_streamed_from_any_event_on_and_at_its_end_gives_one_event()
    {
        await using var emulated = await Emulated.StartAsync();
        var responses = emulated.Client.Responses;
        var all = await responses.CreateStreamAsync(Background).ToListAsync();
        AssertWhole(all);
        Assert.Equal("response.queued", all[0].Type);
        string id = Last(all).Id;
        Assert.Equal(Last(all).OutputText, Last(await responses.StreamAsync(id).ToListAsync()).OutputText);
        Assert.True(((ResponseStateEvent)Assert.Single(await responses.StreamAsync(id, new() { StartingAfter = 3 }).ToListAsync())).IsTerminal);
    }

    public static TheoryData<string> Faults => ["drop", "drop in a frame", "end", "truncate"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_breaks_the_stream_each_event_comes_once(string way)
    {
        await using var emulated = await Emulated.StartAsync(new() { Speed = 200 });
        for (int i = 0; i < 3; i++)
        {
            emulated.Server.Faults.Add(way switch
            {
                "drop" => new Fault { Path = "/responses", DropAfterEvents = 4 + i },
                "drop in a frame" => new Fault { Path = "/responses", DropAfterBytes = 3000 + (377 * i) },
                "truncate" => new Fault { Path = "/responses", TruncateAfterBytes = 2500 + (177 * i) },
                _ => new Fault { Path = "/responses", EndAfterEvents = 5 },
            });
        }
        var events = await emulated.Client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "[words 60] [seconds 60] Hi", Background = true }).ToListAsync();
        var numbered = events.Where(each => each.SequenceNumber is not null).Select(each => each.SequenceNumber!.Value).ToList();
        Assert.Equal(numbered.Distinct().Order(), numbered);
        Assert.True(((ResponseStateEvent)events[^1]).IsTerminal);
        Assert.Equal(60, Last(events).OutputText.Split(' ').Length);
        // Once over, a response's stream is its end alone; until then nothing may be missing.
        var beforeEnd = numbered.Take(events.Count - 1).ToList();
        Assert.Equal(Enumerable.Range(0, beforeEnd.Count).Select(i => beforeEnd[0] + i), beforeEnd);
        Assert.True(emulated.Server.Requests.Count > 1);
        Assert.Single(emulated.Server.Requests, request => request.Method == "POST");
    }

    [Theory]
    [InlineData(StreamVariant.Crlf)]
    [InlineData(StreamVariant.MultilineData)]
    [InlineData(StreamVariant.Comments)]
    [InlineData(StreamVariant.Bom)]
    [InlineData(StreamVariant.Done)]
    [InlineData(StreamVariant.NoEventNames)]
    [InlineData(StreamVariant.Duplicates)]
    public async Task Oddities_of_a_stream_change_nothing(StreamVariant oddity)
    {
        await using var emulated = await Emulated.StartAsync();
        emulated.Server.Faults.Add(new Fault { Path = "/responses", Stream = oddity });
        var events = await emulated.Client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "Hello you" }).ToListAsync();
        AssertWhole(events);
        Assert.Equal("You said: Hello you", Text(events));
        Assert.Single(emulated.Server.Requests);
    }

    [Fact]
    public async Task JSON_in_the_place_of_a_stream_is_its_end()
    {
        await using var emulated = await Emulated.StartAsync();
        emulated.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamVariant.JsonInstead });
        var events = await emulated.Client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "Hello" }).ToListAsync();
        Assert.Equal("You said: Hello", Last(events).OutputText);
    }

    [Fact]
    public async Task An_error_event_is_an_error()
    {
        await using var emulated = await Emulated.StartAsync();
        emulated.Server.Faults.Add(new Fault { Path = "/responses", Stream = StreamVariant.ErrorEvent });
        var (_, end) = await emulated.Client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "Hello" }).ReadToEndAsync();
        Assert.NotEmpty(Assert.IsType<Mka1ApiException>(end).ServerMessage);
    }

    [Fact]
    public async Task A_foreground_stream_that_breaks_ends_by_its_reason_or_its_final_state()
    {
        await using var emulated = await Emulated.StartAsync();
        emulated.Server.Faults.Add(new Fault { Path = "/responses", DropAfterEvents = 3 });
        var (events, end) = await emulated.Client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "[words 30] Hi" }).ReadToEndAsync();
        Assert.True(end is Mka1ConnectionException || events[^1] is ResponseStateEvent { IsTerminal: true }, $"{end}");
        Assert.Single(emulated.Server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task A_response_that_is_cancelled_while_it_streams_ends_as_cancelled()
    {
        await using var emulated = await Emulated.StartAsync();
        var responses = emulated.Client.Responses;
        var events = new List<ResponseStreamEvent>();
        await foreach (var each in responses.CreateStreamAsync(new() { Model = "auto", Input = "[forever] Hi", Background = true }))
        {
            events.Add(each);
            if (each.Type == "response.in_progress")
                await responses.CancelAsync(((ResponseStateEvent)each).Response!.Id);
        }
        Assert.Equal(ResponseStatus.Cancelled, Last(events).Status);
    }

    private static void AssertWhole(List<ResponseStreamEvent> events)
    {
        Assert.Equal(Enumerable.Range((int)events[0].SequenceNumber!, events.Count).Select(i => (long?)i), events.Select(each => each.SequenceNumber));
        Assert.Single(events, each => each is ResponseStateEvent { IsTerminal: true });
        Assert.Equal(Last(events).OutputText, Text(events));
    }

    private static string Text(IEnumerable<ResponseStreamEvent> events) =>
        string.Concat(events.OfType<TextDeltaEvent>().Where(each => each.Type == "response.output_text.delta").Select(each => each.Delta));

    private static Response Last(List<ResponseStreamEvent> events) => Assert.IsType<ResponseStateEvent>(events[^1]).Response!;
}
