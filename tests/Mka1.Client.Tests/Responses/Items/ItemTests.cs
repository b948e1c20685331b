using Mka1.Responses;
using Mka1.Responses.Content;
using Mka1.Responses.Items;

namespace Mka1.Client.Tests.Responses.Items;

public sealed class ItemTests
{
    public static TheoryData<string, Type, string, string> Samples => ItemSamples.All;

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_item_is_of_its_class_and_shows_every_member(string name, Type type, string said, string json)
    {
        var item = ResponseItem.From(TypedView.Parse(json));
        Assert.IsType(type, item);
        Assert.StartsWith(item.Type, name, StringComparison.Ordinal);
        TypedView.ShowsEveryMember(item);
        Assert.Equal(json.Trim(), item.ToJson());
        Assert.Equal(said, item.ToString());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_item_keeps_what_it_does_not_know_and_takes_anything(string name, Type type, string said, string json)
    {
        _ = (name, type, said);
        TypedView.KeepsWhatItDoesNotKnow(json, ResponseItem.From);
        TypedView.TakesAnythingAnywhere(json, ResponseItem.From);
    }

    [Fact]
    public void There_is_a_sample_of_every_kind_and_of_every_property()
    {
        var samples = ItemSamples.All.Select(static row => (Type: (Type)row[1], Json: TypedView.Parse((string)row[3]))).ToArray();
        Assert.Equal(
            ItemKinds.Table.Types.Order(),
            samples.Select(static sample => sample.Json.GetProperty("type").GetString()!).Distinct().Order());
        foreach (var property in samples.Select(static sample => sample.Type).Distinct().SelectMany(static type => TypedView.MembersOf(type).Where(property => property.DeclaringType == type)))
            Assert.Contains(samples, sample => sample.Type == property.DeclaringType && sample.Json.TryGetProperty(TypedView.WireName(property), out _));
    }

    [Theory]
    [InlineData("""{"type":"hologram_call","id":"h_1","status":"shimmering","depth":3}""", "hologram_call")]
    [InlineData("""{"depth":3,"type":"hologram_call"}""", "hologram_call")]
    [InlineData("""{"type":5,"depth":3}""", "")]
    [InlineData("""{"depth":3}""", "")]
    public void An_item_of_another_kind_is_whole(string json, string type)
    {
        var item = Assert.IsType<UnknownItem>(ResponseItem.From(TypedView.Parse(json)));
        Assert.Equal(type, item.Type);
        Assert.Equal(3L, item.GetAdditionalProperties()["depth"]);
        Assert.Equal(json, item.ToJson());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("[{}]")]
    public void What_is_no_object_is_an_unknown_item_without_members(string json)
    {
        var item = Assert.IsType<UnknownItem>(ResponseItem.From(TypedView.Parse(json)));
        TypedView.ReadAll(item);
        Assert.Empty(item.GetAdditionalProperties());
        Assert.Equal(json, item.ToJson());
    }

    [Theory]
    [InlineData("""{"role":"user","content":"Hi"}""", typeof(MessageItem), "message")]
    [InlineData("""{"type":null,"role":"user","content":"Hi"}""", typeof(MessageItem), "message")]
    [InlineData("""{"id":"msg_1"}""", typeof(ItemReferenceItem), "item_reference")]
    [InlineData("""{"type":null,"id":"msg_1"}""", typeof(ItemReferenceItem), "item_reference")]
    public void Messages_and_references_may_come_without_a_type(string json, Type expected, string type)
    {
        var item = ResponseItem.From(TypedView.Parse(json));
        Assert.IsType(expected, item);
        Assert.Equal(type, item.Type);
        Assert.Equal(json, item.ToJson());
    }

    [Fact]
    public void A_script_asks_by_kind_by_class_and_by_member()
    {
        var response = Response.FromJson("""
            {"id":"resp_1","status":"completed","output":[
             {"type":"web_search_call","id":"ws_1","action":{"type":"search","query":"rain"}},
             {"type":"function_call","id":"fc_1","call_id":"call_1","name":"get_rain","arguments":"{}"},
             {"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"It "},{"type":"refusal","refusal":"no"},{"type":"output_text","text":"rains."}]}]}
            """);
        Assert.Equal(["get_rain"], response.Output.Where(static item => item.Type == "function_call").Cast<FunctionCallItem>().Select(static call => call.Name));
        Assert.Equal(["rain"], response.Output.OfType<WebSearchCallItem>().Select(static call => call.Action!.Query));
        Assert.Equal("call_1", Assert.Single(response.Output.OfType<ToolCallItem>()).CallId);
        Assert.Equal("It rains.", response.OutputText);
        Assert.Equal("It norains.", response.Output[2].ToString());
        Assert.Equal(["It ", null, "rains."], response.Output.OfType<MessageItem>().Single().Content.Select(static part => part.Text));
        Assert.Equal(["It ", "no", "rains."], response.Output.OfType<MessageItem>().Single().Content.Select(static part => part.ToString()));
    }

    [Fact]
    public void Text_of_a_message_may_be_any_JSON_string()
    {
        var message = Assert.IsType<MessageItem>(ResponseItem.From(TypedView.Parse("""{"type":"message","role":"user","content":"\u00e9 \"{}\" \\ \n"}""")));
        var part = Assert.IsType<InputTextPart>(Assert.Single(message.Content));
        Assert.Equal("é \"{}\" \\ \n", part.Text);
        Assert.Equal(part.Text, message.ToString());
    }
}
