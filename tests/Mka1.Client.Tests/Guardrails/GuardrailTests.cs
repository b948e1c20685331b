using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Guardrails;

namespace Mka1.Client.Tests.Guardrails;

public sealed class GuardrailTests
{
    [Fact]
    public async Task A_message_is_changed_where_the_server_has_it()
    {
        await using var server = new WireServer(
            WireAnswer.Json("""{"guardrails":[{"mode":"leakage","rejection_message":"old","other":1}]}"""),
            WireAnswer.Json("""{"guardrails":[{"mode":"leakage","rejection_message":"new"}],"updated_at":1750000000}"""));
        using var client = server.Connect();
        var settings = await client.Guardrails.SetAsync("leakage", new GuardrailOptions { RejectionMessage = "new" });
        Assert.Equal("""{"guardrails":[{"mode":"leakage","rejection_message":"new","other":1}]}""", server.Requests[1].Text);
        Assert.Equal("PUT", server.Requests[1].Method);
        Assert.Equal("new", Assert.Single(settings.Guardrails).RejectionMessage);
        Assert.NotNull(settings.UpdatedAt);
    }

    // It is read from the config first.
    [Theory]
    [InlineData("""{"mode":"leakage","rejection_message":"outer","config":{"rejection_message":"old"}}""", """{"mode":"leakage","rejection_message":"outer","config":{"rejection_message":"new"}}""")]
    [InlineData("""{"mode":"leakage","rejection_message":"old","config":{"rejection_message":null}}""", """{"mode":"leakage","rejection_message":"new","config":{"rejection_message":null}}""")]
    [InlineData("""{"mode":"leakage","config":{"rejection_message":null}}""", """{"mode":"leakage","config":{"rejection_message":"new"}}""")]
    [InlineData("""{"mode":"leakage","config":{"scale":1E2}}""", """{"mode":"leakage","config":{"scale":1E2,"rejection_message":"new"}}""")]
    public async Task A_message_is_changed_where_it_is_read(string sent, string changed)
    {
        await using var server = Keeping(sent);
        using var client = server.Connect();
        var settings = await client.Guardrails.SetAsync("leakage", new GuardrailOptions { RejectionMessage = "new" });
        Assert.Equal($$"""{"guardrails":[{{changed}}]}""", server.Requests[1].Text);
        Assert.Equal("new", Assert.Single(settings.Guardrails).RejectionMessage);
    }

    [Theory]
    [InlineData("""{"mode":"Leakage"}""", """{"mode":"Leakage","enabled":true}""")]
    [InlineData("", """{"mode":"leakage","enabled":true,"config":{}}""")]
    public async Task Case_of_a_mode_does_not_matter(string sent, string changed)
    {
        await using var server = Keeping(sent);
        using var client = server.Connect();
        await client.Guardrails.SetAsync("LEAKAGE", new GuardrailOptions { Enabled = true });
        Assert.Equal($$"""{"guardrails":[{{changed}}]}""", server.Requests[1].Text);
    }

    [Fact]
    public async Task A_guardrail_that_the_settings_do_not_contain_is_added()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"guardrails":[]}"""), WireAnswer.Json("""{"guardrails":[]}"""));
        using var client = server.Connect();
        await client.Guardrails.SetAsync("new_one", new GuardrailOptions { Enabled = true });
        Assert.Equal("""{"guardrails":[{"mode":"new_one","enabled":true,"config":{}}]}""", server.Requests[1].Text);
    }

    [Fact]
    public async Task Wrong_input_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Guardrails.SetAsync(" ", new GuardrailOptions()));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Guardrails.SetAsync("leakage", new GuardrailOptions { Threshold = -0.1 }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Guardrails.SetAsync("leakage", new GuardrailOptions { Words = [""] }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Guardrails.TestAsync(""));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_emulator_answers_as_documented()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        Shape.Has("object guardrails", "guardrails_settings", await emulator.GetAsync("/guardrails"));
        var body = JsonNode.Parse("""{"guardrails":[{"mode":"ban_words","config":{"words":["x"]}}]}""");
        var changed = await emulator.JsonAsync(HttpMethod.Put, "/guardrails", body, HttpStatusCode.OK, null);
        Shape.Has("object guardrails updated_at", "guardrails_settings", changed);
        Assert.Equal("""[{"mode":"ban_words","enabled":true,"config":{"words":["x"]}}]""", (await emulator.GetAsync("/guardrails"))["guardrails"]!.ToJsonString());
        Shape.Has("object passed user_input triggered_guardrail rejection_message details", "guardrails_test_result", await emulator.PostAsync("/guardrails/test", new JsonObject { ["content"] = "X" }));
        Shape.Has("object passed user_input", "guardrails_test_result", await emulator.PostAsync("/guardrails/test", new JsonObject { ["content"] = "y" }));
    }

    [Theory]
    [InlineData("""{}""", "guardrails")]
    [InlineData("""{"guardrails":{}}""", "guardrails")]
    [InlineData("""{"guardrails":[1]}""", "guardrails[0]")]
    [InlineData("""{"guardrails":[{}]}""", "guardrails[0].mode")]
    [InlineData("""{"guardrails":[{"mode":"x"}]}""", "guardrails[0].mode")]
    [InlineData("""{"guardrails":[{"mode":"leakage","enabled":1}]}""", "guardrails[0].enabled")]
    [InlineData("""{"guardrails":[{"mode":"leakage","colour":1}]}""", "guardrails[0].colour")]
    [InlineData("""{"guardrails":[{"mode":"leakage","config":{"threshold":2}}]}""", "guardrails[0].config.threshold")]
    [InlineData("""{"guardrails":[{"mode":"ban_words","config":{"words":[1]}}]}""", "guardrails[0].config.words")]
    [InlineData("""{"guardrails":[{"mode":"leakage"},{"mode":"leakage"}]}""", "guardrails")]
    public async Task The_emulator_refuses_by_name(string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        Assert.Equal(param, (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/guardrails", JsonNode.Parse(body)))["param"]!.ToString());
        Assert.Equal("content", (await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "/guardrails/test", new JsonObject { ["content"] = "" }))["param"]!.ToString());
    }

    // A server with a guardrail, which returns what it is sent.
    private static WireServer Keeping(string guardrail) =>
        new((request, _) => WireAnswer.Json(request.Method == "PUT" ? request.Text : $$"""{"guardrails":[{{guardrail}}]}"""));
}
