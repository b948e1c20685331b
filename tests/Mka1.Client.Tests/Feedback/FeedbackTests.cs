using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Feedback;

public sealed class FeedbackTests
{
    private const string Path = "/feedback/responses";
    private const string Members = "id rating description createdAt updatedAt";

    [Fact]
    public async Task Wrong_options_are_refused_before_they_are_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Feedback.CreateAsync("resp_1", new() { Rating = "good" }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Feedback.UpdateAsync("resp_1", new() { Description = new('x', 2001) }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Feedback.CreateAsync("file_1", new() { Rating = "thumbs_up" }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_emulator_answers_as_documented()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var response = await emulator.PostAsync("/responses", new JsonObject { ["model"] = "auto", ["input"] = "Hi" });
        string id = response["id"]!.ToString();
        var created = await emulator.JsonAsync(HttpMethod.Post, Path, new JsonObject { ["id"] = id, ["rating"] = "thumbs_up" }, HttpStatusCode.Created, null);
        Shape.Has(Members, null, created);
        var changed = await emulator.JsonAsync(HttpMethod.Put, $"{Path}/{id}", JsonNode.Parse("""{"rating":null,"description":"d"}"""), HttpStatusCode.OK, null);
        Assert.Null(changed["rating"]);
        Assert.Equal("d", (await emulator.GetAsync($"{Path}/{id}"))["description"]!.ToString());
        await emulator.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, Path, new JsonObject { ["id"] = id });
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Post, Path, new JsonObject { ["id"] = "resp_none" });
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, Path + "/resp_none");
        foreach (var (body, param) in new[] { ("""{"rating":"good"}""", "rating"), ("""{"rating":1}""", "rating"), ("""{"id":"x"}""", "id"), ($$"""{"description":"{{new string('x', 2001)}}"}""", "description") })
            Assert.Equal(param, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Put, $"{Path}/{id}", JsonNode.Parse(body)))["param"]!.ToString());
    }
}
