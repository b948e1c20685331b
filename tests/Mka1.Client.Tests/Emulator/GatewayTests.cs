using System.Net;
using System.Text.Json.Nodes;
using Mka1.Emulator;
using Mka1.Emulator.Gateway;

namespace Mka1.Client.Tests.Emulator;

public sealed class GatewayTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer Bearer right")]
    [InlineData("Basic right")]
    public async Task A_wrong_key_is_refused_with_an_error_object(string? authorization)
    {
        await using var emulator = await EmulatorAccess.StartAsync(new EmulatorOptions { Keys = ["right", "other"] });
        using var request = EmulatorAccess.Request(HttpMethod.Get, "/responses", key: null);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await emulator.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!.AsObject();
        Assert.Equal(["message", "type", "param", "code"], error.Select(m => m.Key));
    }

    [Fact]
    public async Task Any_key_is_right_when_none_is_named()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        Assert.Empty((await emulator.GetAsync("/responses"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Every_answer_carries_a_request_id_that_counts_up()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var ids = new List<string>();
        foreach (var (path, key) in ((string, string?)[])[("/responses", "k"), ("/responses", null), ("/nothing", "k")])
            ids.Add(await IdAsync(path, key));
        Assert.Equal(["1", "2", "3"], ids.Select(id => id.Split('#')[1]));
        Assert.True(Guid.TryParse(Assert.Single(ids.Select(id => id.Split('#')[0]).Distinct()), out _));
        Assert.Equal(ids, emulator.Server.Requests.Select(r => r.RequestId));

        async Task<string> IdAsync(string path, string? key)
        {
            using var request = EmulatorAccess.Request(HttpMethod.Get, path, key);
            using var answer = await emulator.SendAsync(request);
            return Assert.Single(answer.Headers.GetValues("X-Request-ID"));
        }
    }

    [Fact]
    public async Task What_one_identity_made_no_other_sees()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var mine = (await emulator.PostAsync("/responses", new JsonObject { ["model"] = "auto", ["input"] = "x" }, "alice"))["id"]!.ToString();
        Assert.Single((await emulator.GetAsync("/responses", "alice"))["data"]!.AsArray());
        Assert.Empty((await emulator.GetAsync("/responses", "bob"))["data"]!.AsArray());
        Assert.Empty((await emulator.GetAsync("/responses"))["data"]!.AsArray());
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/responses/" + mine, onBehalfOf: "bob");
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Delete, "/responses/" + mine);
        await emulator.GetAsync("/responses/" + mine, "alice");

        using var otherKey = EmulatorAccess.Request(HttpMethod.Get, "/responses/" + mine, "another-key", "alice");
        using var answer = await emulator.SendAsync(otherKey);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("*", false)]
    [InlineData("x", true)]
    [InlineData("user 7 ~!", true)]
    [InlineData(150, true)]
    [InlineData(151, false)]
    public async Task The_identity_is_checked(object identity, bool right)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        using var request = EmulatorAccess.Request(HttpMethod.Get, "/responses", onBehalfOf: identity as string ?? new string('x', (int)identity));
        using var answer = await emulator.SendAsync(request);
        Assert.Equal(right ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Beyond_the_rate_limit_the_gateway_answers_with_a_plain_string()
    {
        await using var emulator = await EmulatorAccess.StartAsync(new EmulatorOptions { RateLimits = [RateLimit.Parse("2/d"), RateLimit.Parse("1000/s")] });
        await emulator.GetAsync("/responses");
        await emulator.GetAsync("/responses");
        var refused = await emulator.JsonAsync(HttpMethod.Get, "/responses", (JsonNode?)null, HttpStatusCode.TooManyRequests, null);
        Assert.Equal("Rate limit exceeded", refused["error"]!.GetValue<string>());
        using var request = EmulatorAccess.Request(HttpMethod.Get, "/responses", "another-key");
        using var answer = await emulator.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("0/s")]
    [InlineData("10/w")]
    public void A_rate_limit_that_makes_no_sense_is_refused(string text) => Assert.Throws<FormatException>(() => RateLimit.Parse(text));

    [Fact]
    public async Task Unknown_addresses_are_told_by_who_is_asked()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var error = await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Put, "/responses");
        Assert.Equal("unknown_url", error["code"]!.ToString());
        var gateway = await emulator.JsonAsync(HttpMethod.Get, "/_nothing", (JsonNode?)null, HttpStatusCode.NotFound, null);
        Assert.NotNull(gateway["message"]);
    }

    [Fact]
    public async Task The_request_log_hides_keys_and_keeps_the_rest()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        await emulator.PostAsync("/responses", new JsonObject { ["model"] = "auto", ["input"] = "x" }, "alice");
        await emulator.GetAsync("/responses?limit=3");
        var log = emulator.Server.Requests.ToList();
        Assert.Equal(["POST /api/v1/llm/responses", "GET /api/v1/llm/responses?limit=3"], log.Select(r => $"{r.Method} {r.Path}{r.Query}"));
        Assert.Equal("Bearer …ests", log[0].Headers["authorization"]);
        Assert.Equal("alice", log[0].Headers["X-On-Behalf-Of"]);
        Assert.Contains("\"input\"", log[0].Body, StringComparison.Ordinal);
        Assert.Equal(200, log[0].Status);

        using var request = EmulatorAccess.Request(HttpMethod.Get, "/_emulator/requests");
        using var answer = await emulator.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(2, JsonNode.Parse(text)!.AsArray().Count);
        Assert.DoesNotContain("key-of-tests", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_loopback_is_listened_on() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => EmulatorServer.StartAsync(new EmulatorOptions { Url = new Uri("http://192.0.2.1:0") }));

    [Fact]
    public async Task Models_of_each_type_are_listed_and_read()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        var models = (await emulator.GetAsync("/models"))["data"]!.AsArray();
        Assert.Equal(
            ["embeddings", "images", "llm", "speech_to_text", "text_to_speech"],
            models.Select(m => m!["model_type"]!.ToString()).Distinct().Order(StringComparer.Ordinal));
        foreach (var id in models.Select(m => m!["id"]!.ToString()))
            Assert.Equal(id, (await emulator.GetAsync("/models/" + Uri.EscapeDataString(id)))["id"]!.ToString());
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/models/x%3Ay");
    }

    [Fact]
    public async Task A_person_sees_a_page_that_needs_nothing_else()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        await emulator.CreateAsync("Hello");
        using var request = EmulatorAccess.Request(HttpMethod.Get, "/", key: null);
        using var answer = await emulator.SendAsync(request);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("://", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var state = await emulator.GetAsync("/_emulator/state");
        var tenant = Assert.Single(state["tenants"]!.AsArray())!;
        Assert.Equal(["responses", "files", "batches"], state["kinds"]!.AsArray().Select(kind => kind!.ToString()).Take(3));
        Assert.All(state["kinds"]!.AsArray(), kind => Assert.NotNull(tenant[kind!.ToString()]!["newest"]));
        Assert.Equal("…ests", tenant["name"]!.ToString());
        Assert.Equal(1, tenant["responses"]!["count"]!.GetValue<int>());
        Assert.Equal("You said: Hello", tenant["responses"]!["newest"]![0]!["output_text"]!.ToString());
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_open_streams()
    {
        var emulator = await EmulatorAccess.StartAsync();
        using var request = EmulatorAccess.Request(HttpMethod.Post, "/responses");
        request.Content = System.Net.Http.Json.JsonContent.Create(new { model = "auto", input = "[forever]", stream = true });
        using var answer = await emulator.SendAsync(request);
        await emulator.Server.DisposeAsync();
        await using var body = await answer.Content.ReadAsStreamAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => body.CopyToAsync(Stream.Null));
        await emulator.DisposeAsync();
    }
}
