using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Errors;

public sealed class ErrorBodyTests
{
    [Theory]
    // The gateway.
    [InlineData("""{"error":"Rate limit exceeded"}""", "Rate limit exceeded", null, null, null)]
    [InlineData("""{"error":"Rate limit exceeded","code":"rate"}""", "Rate limit exceeded", "rate", null, null)]
    [InlineData("""{"message":"no Route matched with those values"}""", "no Route matched with those values", null, null, null)]
    // OpenAI.
    [InlineData("""{"error":{"message":"m","type":"invalid_request_error","param":"model","code":"model_not_found"}}""", "m", "model_not_found", "invalid_request_error", "model")]
    [InlineData("""{"error":{"message":"m","type":"server_error","param":null,"code":null}}""", "m", null, "server_error", null)]
    [InlineData("""{"error":{"message":"m","code":404}}""", "m", "404", null, null)]
    [InlineData("""{"error":{"code":"c"},"message":"m"}""", "m", "c", null, null)]
    [InlineData("""{"error":null,"message":"m","code":"c"}""", "m", "c", null, null)]
    // FastAPI.
    [InlineData("""{"detail":"Not Found"}""", "Not Found", null, null, null)]
    [InlineData("""{"detail":[{"loc":["body","name"],"msg":"field required","type":"value_error.missing"},{"loc":["query",1],"msg":"too large","type":"t"}]}""", "body.name: field required; query.1: too large", null, null, null)]
    [InlineData("""{"detail":[{"msg":"field required"},"plain"]}""", "field required; plain", null, null, null)]
    [InlineData("""{"detail":{"reason":"x"}}""", """{"reason":"x"}""", null, null, null)]
    // oRPC.
    [InlineData("""{"defined":true,"code":"NOT_FOUND","status":404,"message":"m","data":{"a":1}}""", "m", "NOT_FOUND", null, null)]
    // None of them.
    [InlineData("""{"detail":null}""", """{"detail":null}""", null, null, null)]
    [InlineData("""{"detail":[]}""", """{"detail":[]}""", null, null, null)]
    [InlineData("""{"error":{"message":""}}""", """{"error":{"message":""}}""", null, null, null)]
    [InlineData("""{"error":[1]}""", """{"error":[1]}""", null, null, null)]
    [InlineData("""{"a":1}""", """{"a":1}""", null, null, null)]
    [InlineData("""["no"]""", """["no"]""", null, null, null)]
    [InlineData("\"no\"", "\"no\"", null, null, null)]
    [InlineData("{\"error\":{\"mess", "{\"error\":{\"mess", null, null, null)]
    [InlineData("<html><body>502 Bad Gateway</body></html>", "<html><body>502 Bad Gateway</body></html>", null, null, null)]
    [InlineData("""{"error":{"message":"half a pair: \ud83d"}}""", "half a pair: \uFFFD", null, null, null)]
    [InlineData("""{"detail":[{"loc":["body","x\ud800"],"msg":"m"}]}""", "body.x\uFFFD: m", null, null, null)]
    [InlineData("\uFEFF{\"error\":\"marked\"}", "marked", null, null, null)]
    public async Task The_server_s_words_are_found(string body, string message, string? code, string? type, string? param)
    {
        await using var server = new WireServer(WireAnswer.Json(body, 400, "X-Request-ID: 0736e48b#12"));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal((message, code, type, param), (error.ServerMessage, error.Code, error.Type, error.Param));
        Assert.Equal((400, "0736e48b#12", 1), (error.StatusCode, error.RequestId, error.Attempts));
        Assert.Equal(body.TrimStart('\uFEFF'), error.ResponseBody.TrimStart('\uFEFF'));
        Assert.Equal($"The server answered 400 Words: {message} (request id 0736e48b#12)", error.Message);
    }

    [Fact]
    public async Task An_empty_error_says_so()
    {
        await using var server = new WireServer(WireAnswer.Of(404, null, []));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(("", "", null), (error.ServerMessage, error.ResponseBody, error.RequestId));
        Assert.Equal("The server answered 404 Words: no reason given", error.Message);
    }

    [Fact]
    public async Task A_long_page_is_shortened()
    {
        string page = "<html>" + new string('x', 50_000);
        await using var server = new WireServer(WireAnswer.Of(403, "text/html", System.Text.Encoding.UTF8.GetBytes(page)));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(page[..200], error.ServerMessage);
        Assert.Equal(page[..10_000], error.ResponseBody);
    }

    [Fact]
    public async Task An_error_that_never_ends_is_read_in_part()
    {
        byte[] megabyte = new byte[1024 * 1024];
        megabyte.AsSpan().Fill((byte)'x');
        var endless = WireAnswer.Raw("HTTP/1.1 400 Words\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 3; i++)
            endless.Chunk(megabyte);
        await using var server = new WireServer(endless.ThenSilence());
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(400, error.StatusCode);
    }

    [Fact]
    public async Task An_error_that_is_cut_off_or_falls_silent_still_has_its_status()
    {
        const string Half = "HTTP/1.1 401 Words\r\nContent-Length: 100\r\nX-Request-ID: r#1\r\n\r\n{\"error\":";
        await using var server = new WireServer(WireAnswer.Raw(Half).Drop(), WireAnswer.Raw(Half).ThenSilence());
        using var client = server.Connect();
        foreach (bool silent in new[] { false, true })
        {
            var recorder = new CallRecorder();
            var call = client.For(null, recorder).Responses.GetAsync(Sample.ResponseId);
            if (silent)
            {
                await Condition.BecomesTrueAsync(() => recorder.Begun[0].StatusCode == 401);
                await server.Clock.ServerIsSilentTooLongAsync();
            }
            var error = await Assert.ThrowsAsync<Mka1ApiException>(() => call);
            Assert.Equal((401, "r#1"), (error.StatusCode, error.RequestId));
        }
    }

    [Fact]
    public async Task Words_of_a_megabyte_are_cut()
    {
        string body = $$$"""{"error":{"message":"{{{new string('m', 900_000)}}}","code":"{{{new string('c', 100_000)}}}"}}""";
        await using var server = new WireServer(WireAnswer.Json(body, 400));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal((65_536, 65_536), (error.ServerMessage.Length, error.Code!.Length));
    }

    [Fact]
    public async Task A_token_in_any_text_of_a_failure_is_taken_out_of_all()
    {
        await using var server = new WireServer(WireAnswer.Json("""{"error":{"message":"plain","param":"mk-later-0123456789"}}""", 400));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync(Sample.ResponseId));
        using var other = server.Connect(token: "mk-later-0123456789");
        Assert.Equal("[redacted]", ((Mka1ApiException)other.Redact(error)).Param);
    }
}
