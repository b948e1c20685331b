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
    public async Task Feedback_that_another_call_gave_after_the_read_is_changed()
    {
        await using var server = new WireServer(
            WireAnswer.Error(404), WireAnswer.Error(409), WireAnswer.Json("""{"id":"resp_1","rating":"thumbs_down"}"""), WireAnswer.Json("""{"id":"resp_1","rating":"thumbs_up"}"""));
        using var client = server.Connect();
        var feedback = await client.Feedback.SetAsync("resp_1", new() { Rating = "thumbs_up" });
        Assert.Equal("thumbs_up", feedback!.Rating);
        Assert.Equal(["GET", "POST", "GET", "PUT"], server.Requests.Select(request => request.Method));
        Assert.Equal("""{"rating":"thumbs_up"}""", server.Requests[3].Text);
    }

    [Fact]
    public async Task A_conflict_without_feedback_is_an_error()
    {
        await using var server = new WireServer(WireAnswer.Error(404), WireAnswer.Error(409), WireAnswer.Error(404));
        using var client = server.Connect();
        var failure = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Feedback.SetAsync("resp_1", new() { Rating = "thumbs_up" }));
        Assert.Equal(409, failure.StatusCode);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Nothing_is_created_to_remove_members()
    {
        await using var server = new WireServer(WireAnswer.Error(404));
        using var client = server.Connect();
        Assert.Null(await client.Feedback.SetAsync("resp_1", new() { Rating = "", Description = "" }));
        Assert.Equal("GET", server.Request.Method);
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
