using System.Text.Json;
using Mka1.Client.Tests.Responses.Items;
using Mka1.Responses.Items;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Tests.Responses.Streaming;

public sealed class TypedEventTests
{
    public static TheoryData<string, Type, string> Samples => TypedEventSamples.All;

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_event_is_of_its_class_and_shows_every_member(string type, Type expected, string json)
    {
        var made = From(TypedView.Parse(json));
        Assert.IsType(expected, made);
        Assert.Equal((type, 7L), (made.Type, made.SequenceNumber));
        TypedView.ShowsEveryMember(made);
        Assert.Equal(json, made.ToJson());
        Assert.Equal($"{type} (7)", made.ToString());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_event_keeps_what_it_does_not_know_and_takes_anything(string type, Type expected, string json)
    {
        _ = (type, expected);
        TypedView.KeepsWhatItDoesNotKnow(json, From);
        TypedView.TakesAnythingAnywhere(json, From);
    }

    [Fact]
    public void There_is_a_sample_of_every_type_and_of_every_property()
    {
        var samples = TypedEventSamples.All.Select(static row => (Class: (Type)row[1], Json: TypedView.Parse((string)row[2]))).ToArray();
        Assert.Equal(59, samples.Length);
        Assert.Equal(EventKinds.Table.Types.Order(), TypedEventSamples.All.Select(static row => (string)row[0]).Order());
        foreach (var property in samples.Select(static sample => sample.Class).Distinct().SelectMany(static type => TypedView.MembersOf(type).Where(property => property.DeclaringType == type)))
            Assert.Contains(samples, sample => sample.Class == property.DeclaringType && sample.Json.TryGetProperty(TypedView.WireName(property), out _));
    }

    [Fact]
    public void A_script_joins_the_deltas_of_one_type()
    {
        ResponseStreamEvent[] events =
        [
            Make("""{"type":"response.output_text.delta","delta":"It ","sequence_number":1}"""),
            Make("""{"type":"response.function_call_arguments.delta","delta":"{}","sequence_number":2}"""),
            Make("""{"type":"response.output_text.delta","delta":"rains.","sequence_number":3}"""),
        ];
        Assert.All(events, static made => Assert.IsType<TextDeltaEvent>(made));
        Assert.Equal("It rains.", string.Concat(events.Where(static made => made.Type == "response.output_text.delta").Cast<TextDeltaEvent>().Select(static made => made.Delta)));
    }

    [Fact]
    public void The_type_may_stand_in_the_frame_only()
    {
        var made = ResponseStreamEvent.From(TypedView.Parse("""{"response":{"id":"resp_1","status":"completed"}}"""), "response.completed");
        Assert.Equal("response.completed", made.Type);
        Assert.True(Assert.IsType<ResponseStateEvent>(made).IsTerminal);
        Assert.Null(made.SequenceNumber);
    }

    [Fact]
    public void An_event_of_another_type_is_whole()
    {
        const string Json = """{"type":"response.hologram_call.rendered","layers":[1,null],"sequence_number":7}""";
        var made = Assert.IsType<UnknownEvent>(Make(Json));
        Assert.Equal(("response.hologram_call.rendered", 7L, Json), (made.Type, made.SequenceNumber, made.ToJson()));
        Assert.Equal("layers", Assert.Single(made.GetAdditionalProperties()).Key);
    }

    [Fact]
    public void Events_of_an_item_share_what_says_where_it_is()
    {
        foreach (var row in TypedEventSamples.All.Where(static row => ((string)row[2]).Contains("item_id", StringComparison.Ordinal)))
            Assert.Equal(("it_1", 2L), (((ItemEvent)Make((string)row[2])).ItemId, ((ItemEvent)Make((string)row[2])).OutputIndex));
    }

    [Fact]
    public void Views_within_an_event_are_typed()
    {
        var item = (OutputItemEvent)Make("""{"type":"response.output_item.done","output_index":0,"item":{"type":"compaction","id":"cmp_1"}}""");
        Assert.IsType<CompactionItem>(item.Item);
        var output = (ShellOutputDeltaEvent)Make("""{"type":"response.shell_call_output_content.delta","delta":{"stderr":"no"}}""");
        Assert.Equal((null, "no"), (output.Delta!.Stdout, output.Delta.Stderr));
    }

    private static ResponseStreamEvent Make(string json) => From(TypedView.Parse(json));

    private static ResponseStreamEvent From(JsonElement json) => ResponseStreamEvent.From(json, "message");
}
