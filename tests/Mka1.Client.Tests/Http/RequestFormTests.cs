using System.Text.RegularExpressions;
using Mka1.Batches;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Responses;

namespace Mka1.Client.Tests.Http;

/// <summary>What stands on the wire of each call.</summary>
public sealed class RequestFormTests
{
    [Theory]
    [InlineData("file-abc", "file-abc")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a/../b", "a%2F..%2Fb")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("...", "...")]
    [InlineData("a b?c#d&e=f", "a%20b%3Fc%23d%26e%3Df")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("grün", "gr%C3%BCn")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("a:b", "a%3Ab")]
    public async Task An_id_stays_one_segment_of_the_path(string id, string segment)
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.File), WireAnswer.Json(Sample.Batch));
        using var client = server.Connect();
        await client.Files.GetAsync(id);
        await client.Batches.GetAsync(id);
        Assert.Equal([$"/api/v1/llm/files/{segment}", $"/api/v1/llm/batches/{segment}"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_change_the_path_is_refused(string id)
    {
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.GetAsync(id));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Batches.CancelAsync(id));
        Assert.Throws<Mka1InputException>(() => client.Files.OpenContent(id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("resp")]
    [InlineData("resp_")]
    [InlineData("resp_a_b")]
    [InlineData("resp_a/b")]
    [InlineData("resp_a\n")]
    [InlineData(" resp_a")]
    [InlineData("Resp_a")]
    [InlineData("resp_ä")]
    [InlineData("batch_1")]
    public async Task An_id_that_is_not_one_of_a_response_is_refused(string id)
    {
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        var error = await Assert.ThrowsAsync<Mka1InputException>(() => client.Responses.GetAsync(id));
        Assert.Contains($"'{id}'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Responses.DeleteAsync(id));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Responses.UpdateMetadataAsync(id, new Dictionary<string, string>()));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Responses.CancelAsync(id));
        Assert.Throws<Mka1InputException>(() => client.Responses.StreamAsync(id));
    }

    [Fact]
    public async Task Each_call_has_its_method_path_and_body()
    {
        await using var server = new WireServer((request, _) => WireAnswer.Json(
            request.Path.Contains("/batches", StringComparison.Ordinal) ? Sample.Batch
            : request.Path.Contains("/files", StringComparison.Ordinal) ? Sample.File
            : request.Method == "DELETE" ? Sample.Deleted : Sample.Response()));
        using var client = server.Connect();
        var metadata = new Dictionary<string, string> { ["a"] = "b" };
        await client.Responses.CreateAsync(new ResponseCreateOptions
        {
            Model = "auto",
            Input = "Hi \"you\" <b>ü\n",
            Background = true,
            Metadata = metadata,
            Body = new Dictionary<string, object?> { ["model"] = "loses", ["stream"] = true, ["temperature"] = 0.5, ["tools"] = Array.Empty<object>(), ["user"] = null },
        });
        await client.Responses.GetAsync(Sample.ResponseId, ["a.b", "c&d"]);
        await client.Responses.UpdateMetadataAsync(Sample.ResponseId, metadata);
        await client.Responses.CancelAsync(Sample.ResponseId);
        await client.Responses.DeleteAsync(Sample.ResponseId);
        await client.Batches.CreateAsync(new BatchCreateOptions { InputFileId = "file-1", Endpoint = "/v1/embeddings", Metadata = metadata });
        await client.Batches.GetAsync("batch_1");
        await client.Batches.CancelAsync("batch_1");
        await client.Files.GetAsync("file-1");
        await client.Files.DeleteAsync("file-1");
        const string Response = "/api/v1/llm/responses/" + Sample.ResponseId;
        Assert.Equal(
            [
                "POST /api/v1/llm/responses", $"GET {Response}?include=a.b&include=c%26d", $"POST {Response}", $"POST {Response}/cancel", $"DELETE {Response}",
                "POST /api/v1/llm/batches", "GET /api/v1/llm/batches/batch_1", "POST /api/v1/llm/batches/batch_1/cancel",
                "GET /api/v1/llm/files/file-1", "DELETE /api/v1/llm/files/file-1",
            ],
            server.Requests.Select(request => $"{request.Method} {request.Target}"));
        Assert.Equal(
            """{"model":"auto","temperature":0.5,"tools":[],"user":null,"input":"Hi \"you\" <b>ü\n","background":true,"metadata":{"a":"b"}}""",
            server.Requests[0].Text);
        Assert.Equal("""{"metadata":{"a":"b"}}""", server.Requests[2].Text);
        Assert.Equal("""{"input_file_id":"file-1","endpoint":"/v1/embeddings","completion_window":"24h","metadata":{"a":"b"}}""", server.Requests[5].Text);
        Assert.Equal("application/json", server.Requests[0]["Content-Type"]);
        Assert.All(server.Requests, request => Assert.Equal("application/json", request["Accept"]));
        Assert.All(server.Requests.Where(request => request.Method != "POST" || request.Path.EndsWith("/cancel", StringComparison.Ordinal)), request => Assert.Empty(request.Body));
    }

    [Theory]
    [InlineData(null, @"^Mka1/\d+\.\d+\.\d+$")]
    [InlineData("PowerShell/7.6", @"^PowerShell/7\.6 Mka1/\d+\.\d+\.\d+$")]
    public async Task The_product_is_named(string? userAgent, string expected)
    {
        await using var server = new WireServer(WireAnswer.Json(Sample.Response()));
        using var client = server.Connect(userAgent: userAgent);
        await client.Responses.GetAsync(Sample.ResponseId);
        Assert.Matches(new Regex(expected), server.Request["User-Agent"]);
    }

    [Fact]
    public async Task Metadata_beyond_the_limits_is_refused_before_the_call()
    {
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        var many = Enumerable.Range(0, 17).ToDictionary(i => $"k{i}", i => "v");
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Responses.UpdateMetadataAsync(Sample.ResponseId, many));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Responses.CreateAsync(new ResponseCreateOptions { Metadata = many }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Batches.CreateAsync(new BatchCreateOptions { InputFileId = "f", Endpoint = "/v1/embeddings", Metadata = many }));
    }
}
