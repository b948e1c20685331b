using System.IO.Compression;
using System.Text;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Http;

/// <summary>Answers of status 200 that are not what the API promises.</summary>
public sealed class AnswerShapeTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("""{"status":"completed"}""")]
    [InlineData("""{"id":"","status":"completed"}""")]
    [InlineData("""{"id":1,"status":"completed"}""")]
    [InlineData("""{"id":null,"status":"completed"}""")]
    [InlineData("""{"id":"resp_1"}""")]
    [InlineData("""{"error":"but with status 200"}""")]
    [InlineData("<!DOCTYPE html><html>Sign in</html>")]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("\uFEFF")]
    [InlineData("""{"id":"resp_1","status":"compl""")]
    [InlineData("""{"id":"resp_1","status":"completed"}}""")]
    [InlineData("""{"id":"resp_1","status":"completed"}{}""")]
    [InlineData("{'id':'resp_1','status':'completed'}")]
    public async Task What_is_not_a_response_is_never_taken_for_one(string body)
    {
        await using var server = new WireServer(WireAnswer.Json(body, 200, "X-Request-ID: r#1"));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(body.Trim('\uFEFF', ' ', '\n'), error.Excerpt.Trim('\uFEFF'));
        Assert.Equal((200, "r#1", 1), (error.StatusCode, error.RequestId, error.Attempts));
        Assert.Contains(error.Excerpt, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_resource_is_checked()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("{}"));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.DeleteAsync(Sample.ResponseId));
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Files.GetAsync("file-1"));
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Files.DeleteAsync("file-1"));
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Batches.GetAsync("batch_1"));
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Batches.ListAsync().ToListAsync().AsTask());
    }

    [Fact]
    public async Task A_page_is_shown_by_its_first_200_characters()
    {
        string page = "<html>" + new string('é', 5000);
        await using var server = new WireServer(WireAnswer.Of(200, "text/html", Encoding.UTF8.GetBytes(page)));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(page[..200], error.Excerpt);
        Assert.Contains("text/html", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_content_is_no_response()
    {
        await using var server = new WireServer(WireAnswer.Raw("HTTP/1.1 204 No Content\r\n\r\n"));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Equal(204, error.StatusCode);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\t")]
    public async Task What_stands_before_and_after_the_JSON_does_no_harm(string around)
    {
        await using var server = new WireServer(WireAnswer.Json(around + Sample.Response() + around.Trim('\uFEFF')));
        using var client = server.Connect();
        Assert.Equal("Hello", (await client.Responses.GetAsync(Sample.ResponseId)).OutputText);
    }

    [Fact]
    public async Task A_body_shorter_than_it_was_said_to_be_is_cut_off()
    {
        string body = Sample.Response();
        await using var server = new WireServer((_, _) =>
            WireAnswer.Raw($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length + 1}\r\n\r\n{body}").Drop());
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Contains("truncated", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, error.Attempts);
    }

    [Fact]
    public async Task Chunks_that_do_not_end_are_cut_off()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Chunked("application/json").Chunk(Sample.Response()).Drop());
        using var client = server.Connect(retries: 0);
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(500)]
    [InlineData(1000)]
    public async Task Deep_JSON_is_read_whole(int depth)
    {
        string deep = new string('[', depth) + new string(']', depth);
        string body = $$"""{"id":"resp_1","status":"completed","deep":{{deep}}}""";
        await using var server = new WireServer(WireAnswer.Json(body));
        using var client = server.Connect();
        var response = await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Equal(body, response.ToJson());
        Assert.True(response.GetAdditionalProperties().ContainsKey("deep"));
        Assert.Contains("\"deep\"", response.ToJson(indented: true), StringComparison.Ordinal);
        Assert.Equal(body, Mka1.Responses.Response.FromJson(body).ToJson());
    }

    [Fact]
    public async Task JSON_too_deep_is_refused_not_fatal()
    {
        string deep = new string('[', 100_000) + new string(']', 100_000);
        await using var server = new WireServer(WireAnswer.Json($$"""{"id":"resp_1","status":"completed","deep":{{deep}}}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        byte[] body = Encoding.Latin1.GetBytes("""{"id":"resp_1","status":"completed","output_text":"é"}""");
        await using var server = new WireServer(WireAnswer.Of(200, "application/json", body));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
    }

    [Fact]
    public async Task A_large_answer_is_read_whole()
    {
        string text = new('x', 3_000_000);
        await using var server = new WireServer(WireAnswer.Json(Sample.Response(text: text)), WireAnswer.Chunked("application/json").Chunk(Sample.Response(text: text)).LastChunk());
        using var client = server.Connect();
        Assert.Equal(text, (await client.Responses.GetAsync(Sample.ResponseId)).OutputText);
        Assert.Equal(text, (await client.Responses.GetAsync(Sample.ResponseId)).OutputText);
    }

    [Fact]
    public async Task A_compressed_answer_is_read_and_a_broken_one_is_cut_off()
    {
        byte[] packed = Gzip(Sample.Response());
        byte[] broken = [.. packed[..40], .. new byte[60]];
        await using var server = new WireServer((_, index) => WireAnswer.Of(200, "application/json", index == 0 ? packed : broken, "Content-Encoding: gzip"));
        using var client = server.Connect(retries: 0);
        Assert.Equal("Hello", (await client.Responses.GetAsync(Sample.ResponseId)).OutputText);
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Contains("gzip", server.Requests[0]["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_the_key_stays_here(int status)
    {
        await using var other = new WireServer();
        await using var server = new WireServer(WireAnswer.Of(status, null, [], $"Location: {other.Address}login?next=/"));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
        Assert.Contains($"{other.Address}login?next=/", error.Message, StringComparison.Ordinal);
        Assert.Equal((status, 1), (error.StatusCode, error.Attempts));
        Assert.Equal(0, other.Connections);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_no_crash()
    {
        await using var server = new WireServer(WireAnswer.Of(304, null, []));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Responses.GetAsync(Sample.ResponseId));
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(Sample.Response(), 200, "Set-Cookie: session=1"));
        using var client = server.Connect();
        await client.Responses.GetAsync(Sample.ResponseId);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.All(server.Requests, request => Assert.Null(request["Cookie"]));
    }

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
