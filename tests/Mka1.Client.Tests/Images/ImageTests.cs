using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Images;

namespace Mka1.Client.Tests.Images;

public sealed class ImageTests
{
    [Fact]
    public async Task Images_have_the_prompt_the_model_and_the_time()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"created":1790000000,"data":[{"url":"https://x.example/1.png"},{"b64_json":"iVBORw0KGgo=","revised_prompt":"r"}]}"""));
        using var client = server.Connect();
        var images = await client.Images.CreateAsync("p", new ImageOptions { Count = 2, Model = "m" });
        Assert.Equal(["https://x.example/1.png", null], images.Select(static image => image.Url));
        Assert.All(images, static image => Assert.Equal(("p", "m", 2026), (image.Prompt, image.Model, image.CreatedAt!.Value.Year)));
        Assert.Equal("r", images[1].RevisedPrompt);
    }

    [Theory]
    [InlineData("""{"created":1}""")]
    [InlineData("""{"created":1,"data":[]}""")]
    [InlineData("""{"created":1,"data":[{"revised_prompt":"r"}]}""")]
    public async Task An_answer_without_images_is_a_protocol_error(string answer)
    {
        await using var server = new WireServer(WireAnswer.Json(answer));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Images.CreateAsync("p"));
    }

    [Fact]
    public async Task A_create_that_may_have_been_carried_out_is_not_sent_again()
    {
        await using var server = new WireServer(WireAnswer.Json("{}", 500));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ApiException>(() => client.Images.CreateAsync("p"));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Images.CreateAsync(""));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Images.CreateAsync(new string('p', 1001)));
        foreach (var wrong in new[] { new ImageOptions { Count = 0 }, new() { Count = 11 }, new() { Model = "" } })
            await Assert.ThrowsAsync<Mka1InputException>(() => client.Images.CreateAsync("p", wrong));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("""{"model":"auto"}""", "prompt")]
    [InlineData("""{"prompt":""}""", "prompt")]
    [InlineData("""{"prompt":"p","n":11}""", "n")]
    [InlineData("""{"prompt":"p","size":"1x1"}""", "size")]
    [InlineData("""{"prompt":"p","quality":"best"}""", "quality")]
    [InlineData("""{"prompt":"p","response_format":"png"}""", "response_format")]
    [InlineData("""{"prompt":"p","colour":1}""", "colour")]
    public async Task The_emulator_refuses_by_name(string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        Assert.Equal(param, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/images/generations", JsonNode.Parse(body)))["param"]!.ToString());
    }
}
