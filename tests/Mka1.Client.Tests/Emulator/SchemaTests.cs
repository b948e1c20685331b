using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>What a schema asks for is what comes, as structured output and as arguments of a function.</summary>
public sealed class SchemaTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [InlineData("""{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}""", "2")]
    [InlineData("""{"type":"integer","maximum":1}""", "1")]
    [InlineData("""{"type":"integer","exclusiveMinimum":5}""", "6")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0,"exclusiveMaximum":2}""", "1")]
    [InlineData("""{"type":"integer","minimum":3,"multipleOf":5}""", "5")]
    [InlineData("""{"type":"integer","minimum":2,"maximum":9,"multipleOf":4}""", "4")]
    [InlineData("""{"type":"integer","minimum":1e300}""", "2")]
    [InlineData("""{"type":"number","minimum":0,"maximum":1}""", "1")]
    [InlineData("""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1}""", "0.5")]
    [InlineData("""{"type":"number","multipleOf":0.1}""", "2.5")]
    [InlineData("""{"type":"number"}""", "2.5")]
    [InlineData("""{"type":"string","default":"usual"}""", "\"usual\"")]
    [InlineData("""{"const":null}""", "null")]
    [InlineData("""{"const":7}""", "7")]
    [InlineData("""{"enum":["b","a"]}""", "\"b\"")]
    [InlineData("""{"type":"null"}""", "null")]
    [InlineData("""{"type":"array","items":{"type":"string"},"maxItems":0}""", "[]")]
    [InlineData("""{"type":"array","items":{"type":"boolean"},"minItems":2,"maxItems":3}""", "[true,true]")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}],"minItems":2}""", "[2,\"Hi you\"]")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}]}""", "[2,\"Hi you\"]")]
    [InlineData("""{"type":"array","items":[{"type":"integer"},{"type":"boolean"}]}""", "[2,true]")]
    [InlineData("""{"type":"string","maxLength":3}""", "\"Hi \"")]
    [InlineData("""{"type":"string","minLength":8}""", "\"Hi youxx\"")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"2026-01-31T12:00:00Z\"")]
    [InlineData("""{"type":"string","format":"uuid"}""", "\"123e4567-e89b-42d3-a456-426614174000\"")]
    [InlineData("""{"$ref":"#/$defs/kind"}""", "\"x\"")]
    [InlineData("""{"$ref":"#/$defs/node"}""", """{"children":[],"next":null}""")]
    [InlineData("""{"anyOf":[{"$ref":"#/$defs/endless"},{"type":"null"}]}""", """{"again":null}""")]
    [InlineData("""{"allOf":[{"type":"object","properties":{"a":{"type":"integer"}}},{"properties":{"b":{"type":"boolean"}},"required":["b"]}]}""", """{"a":2,"b":true}""")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}],"description":"either"}""", "2")]
    [InlineData("""{"type":"object","properties":{},"required":["other"]}""", """{"other":"Hi you"}""")]
    public async Task A_value_fits_its_schema(string schema, string value)
    {
        const string Definitions = """
            {"kind":{"const":"x"},
             "node":{"type":"object","required":["children","next"],"properties":{"children":{"type":"array","items":{"$ref":"#/$defs/node"}},"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}}},
             "endless":{"type":"object","required":["again"],"properties":{"again":{"$ref":"#/$defs/endless"}}}}
            """;
        var whole = $$$"""{"type":"object","required":["v"],"properties":{"v":{{{schema}}}},"$defs":{{{Definitions}}}}""";
        var expected = $$$"""{"v":{{{value}}}}""";
        var structured = await _emulator.CreateAsync("Hi you", body => body["text"] = JsonNode.Parse(
            $$$"""{"format":{"type":"json_schema","name":"answer","schema":{{{whole}}}}}"""));
        Assert.Equal(expected, structured["output_text"]!.ToString());
        var called = await _emulator.CreateAsync("Hi you [call]", body => body["tools"] = JsonNode.Parse(
            $$$"""[{"type":"function","name":"f","parameters":{{{whole}}}}]"""));
        Assert.Equal(expected, called["output"]![0]!["arguments"]!.ToString());
    }

    [Fact]
    public async Task Json_comes_piece_by_piece_and_can_be_cut_between_pieces()
    {
        const string Format = """
            {"format":{"type":"json_schema","name":"a","schema":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"array","items":{"type":"boolean"},"minItems":20}}}}}
            """;
        var events = await _emulator.StreamAsync("Hi", body => body["text"] = JsonNode.Parse(Format));
        var deltas = events.Where(e => e["type"]!.ToString() == "response.output_text.delta").Select(e => e["delta"]!.ToString()).ToList();
        Assert.Equal(["{\"a\":", "1,", "\"b\":"], deltas.Take(3));
        Assert.Equal(events[^1]["response"]!["output_text"]!.ToString(), string.Concat(deltas));
        Assert.Equal(deltas.Count, events[^1]["response"]!["usage"]!["output_tokens"]!.GetValue<int>());

        var cut = await _emulator.CreateAsync("Hi", body =>
        {
            body["text"] = JsonNode.Parse(Format);
            body["max_output_tokens"] = 16;
        });
        Assert.Equal("incomplete", cut["status"]!.ToString());
        Assert.Equal(string.Concat(deltas.Take(16)), cut["output_text"]!.ToString());

        var calls = await _emulator.StreamAsync("Hi [call]", body => body["tools"] = JsonNode.Parse(
            """[{"type":"function","name":"f","parameters":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"boolean"}}}}]"""));
        Assert.Equal(4, calls.Count(e => e["type"]!.ToString() == "response.function_call_arguments.delta"));
    }
}
