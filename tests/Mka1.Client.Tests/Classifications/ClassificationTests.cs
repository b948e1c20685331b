using System.Net;
using System.Text.Json.Nodes;
using Mka1.Classifications;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Classifications;

public sealed class ClassificationTests
{
    private static readonly ClassificationOptions Options = new() { Labels = ["a", "b"] };

    [Fact]
    public async Task Wrong_input_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Classifications.ClassifyAsync("", Options));
        foreach (var wrong in new[] { Options with { Labels = ["a"] }, Options with { Labels = ["a", ""] }, Options with { Model = " " } })
            await Assert.ThrowsAsync<Mka1InputException>(() => client.Classifications.ClassifyAsync("x", wrong));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":true,"data":{"label":""}}""")]
    [InlineData("""{"success":false,"data":{"label":"a"}}""")]
    public async Task An_answer_without_a_label_is_a_protocol_error(string answer)
    {
        await using var server = new WireServer(WireAnswer.Json(answer));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Classifications.ClassifyAsync("x", Options));
    }

    [Fact]
    public async Task The_emulator_answers_as_documented()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var answer = await emulator.PostAsync("/classify", JsonNode.Parse("""{"model":"auto","text":"b c","labels":["a","b"],"prompt":"p"}"""));
        Shape.Has("success data metadata", null, answer);
        Shape.Has("label confidence reasoning", null, answer["data"]!);
        Shape.Has("model labels classifiedAt", null, answer["metadata"]!);
        Assert.Equal("b", answer["data"]!["label"]!.ToString());
    }

    [Theory]
    [InlineData("""{"text":"x","labels":["a","b"]}""", "model")]
    [InlineData("""{"model":"auto","labels":["a","b"]}""", "text")]
    [InlineData("""{"model":"auto","text":"","labels":["a","b"]}""", "text")]
    [InlineData("""{"model":"auto","text":"x"}""", "labels")]
    [InlineData("""{"model":"auto","text":"x","labels":["a"]}""", "labels")]
    [InlineData("""{"model":"auto","text":"x","labels":["a",""]}""", "labels")]
    [InlineData("""{"model":"auto","text":"x","labels":["a",1]}""", "labels")]
    [InlineData("""{"model":"auto","text":"x","labels":["a","b"],"prompt":1}""", "prompt")]
    [InlineData("""{"model":"auto","text":"x","labels":["a","b"],"colour":1}""", "colour")]
    public async Task The_emulator_refuses_by_name(string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        Assert.Equal(param, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/classify", JsonNode.Parse(body)))["param"]!.ToString());
    }
}
