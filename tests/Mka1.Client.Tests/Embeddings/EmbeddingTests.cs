using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Embeddings;
using Mka1.Errors;

namespace Mka1.Client.Tests.Embeddings;

public sealed class EmbeddingTests
{
    public static TheoryData<string[], EmbeddingOptions> Wrong => new()
    {
        { [], new() },
        { [""], new() },
        { [new('x', 100_001)], new() },
        { ["a"], new() { Model = " " } },
        { ["a"], new() { Dimensions = 0 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_input_is_refused_before_it_is_sent(string[] texts, EmbeddingOptions options)
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Embeddings.EmbedAsync(texts, options));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("""[{"index":1,"embedding":[0.5]},{"index":0,"embedding":[0.25]}]""")]
    [InlineData("""[{"embedding":[0.25]},{"embedding":[0.5]}]""")]
    [InlineData("""[{"index":0,"embedding":"AACAPg=="},{"index":1,"embedding":"AAAAPw=="}]""")]
    public async Task Embeddings_are_matched_to_texts_by_index_or_position(string data)
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"object":"list","data":{{data}},"model":"m"}"""));
        using var client = server.Connect();
        var embeddings = await client.Embeddings.EmbedAsync(["a", "b"], indexes: [7, 9]);
        Assert.Equal([("a", 7L, 0.25f), ("b", 9L, 0.5f)], embeddings.Select(static one => (one.Text!, one.Index!.Value, one.Vector!.Single())));
    }

    [Theory]
    [InlineData("""[{"index":0,"embedding":[1]}]""")]
    [InlineData("""[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]""")]
    [InlineData("""[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]""")]
    [InlineData("""[{"index":0,"embedding":[1]},{"index":1,"embedding":[]}]""")]
    [InlineData("""[{"index":0,"embedding":[1]},{"index":1,"embedding":"?"}]""")]
    [InlineData("""[{"index":0,"embedding":[1]},{"index":1}]""")]
    public async Task Embeddings_that_do_not_match_the_texts_are_a_protocol_error(string data)
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"object":"list","data":{{data}},"model":"m"}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Embeddings.EmbedAsync(["a", "b"]));
    }

    [Theory]
    [InlineData("p:small", 10, 50)]
    [InlineData("p:large", 20, 60)]
    [InlineData("p:unlimited", 100, 100_000)]
    [InlineData("auto", 10, 100_000)]
    public async Task Calls_have_the_limits_of_the_model(string model, long texts, long characters)
    {
        await using var server = new WireServer(WireAnswer.Json("""
            {"object":"list","data":[
              {"id":"p:small","limits":{"max_batch_size":10,"max_input_length":50}},{"id":"p:large","limits":{"max_batch_size":20,"max_input_length":60}},
              {"id":"p:unlimited","limits":{"max_input_length":200000}}]}
            """));
        using var client = server.Connect();
        var models = new List<EmbeddingModel>();
        await foreach (var one in client.Embeddings.ListModelsAsync())
            models.Add(one);
        Assert.Equal(new EmbeddingCallLimits(texts, characters), EmbeddingCallLimits.Find(model, models));
        Assert.Equal(new EmbeddingCallLimits(100, 100_000), EmbeddingCallLimits.Find(model, []));
    }

    [Fact]
    public async Task The_emulator_answers_as_documented()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var answer = await emulator.PostAsync("/embeddings", new JsonObject { ["model"] = "auto", ["input"] = new JsonArray("one two", "three"), ["dimensions"] = 3 });
        Shape.Has("object data model usage", "list", answer);
        Shape.Has("object index embedding", "embedding", answer["data"]![1]!);
        Assert.Equal("""{"prompt_tokens":3,"total_tokens":3}""", answer["usage"]!.ToJsonString());
        var packed = await emulator.PostAsync("/embeddings", new JsonObject { ["model"] = "auto", ["input"] = "three", ["dimensions"] = 3, ["encoding_format"] = "base64", ["user"] = "u" });
        Assert.Equal(
            answer["data"]![1]!["embedding"]!.AsArray().Select(static one => one!.GetValue<float>()),
            Convert.FromBase64String(packed["data"]![0]!["embedding"]!.ToString()).Chunk(4).Select(static bytes => BitConverter.ToSingle(bytes)));
        var models = await emulator.GetAsync("/embeddings/models");
        Shape.Has("id provider model limits", null, models["data"]![0]!);
    }

    [Theory]
    [InlineData("""{"input":"a"}""", "model")]
    [InlineData("""{"model":"auto"}""", "input")]
    [InlineData("""{"model":"auto","input":[]}""", "input")]
    [InlineData("""{"model":"auto","input":["a",""]}""", "input")]
    [InlineData("""{"model":"auto","input":[1]}""", "input")]
    [InlineData("""{"model":"auto","input":{}}""", "input")]
    [InlineData("""{"model":"auto","input":"a","dimensions":0}""", "dimensions")]
    [InlineData("""{"model":"auto","input":"a","encoding_format":"hex"}""", "encoding_format")]
    [InlineData("""{"model":"auto","input":"a","user":1}""", "user")]
    [InlineData("""{"model":"auto","input":"a","colour":"red"}""", "colour")]
    public async Task The_emulator_refuses_by_name(string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/embeddings", JsonNode.Parse(body));
        Assert.Equal(param, error["param"]!.ToString());
    }

    [Fact]
    public async Task The_emulator_keeps_the_limits_of_a_model()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        foreach (var input in new[] { new JsonArray([.. Enumerable.Range(0, 1001).Select(static i => (JsonNode)$"{i}")]), new JsonArray(new string('x', 65_537)), new JsonArray(string.Concat(Enumerable.Repeat("x ", 32_769))) })
            await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/embeddings", new JsonObject { ["model"] = "meetkai:embed-small", ["input"] = input });
        await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/embeddings", new JsonObject { ["model"] = "unknown:x", ["input"] = "x" });
    }
}
