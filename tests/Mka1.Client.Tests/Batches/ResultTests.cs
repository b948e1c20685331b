using System.Text;
using Mka1.Batches;
using Mka1.Batches.Answers;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Batches;

public sealed class ResultTests
{
    private const string Good = """{"id":"batch_req_1","custom_id":"good","response":{"status_code":200,"request_id":"r#1","body":{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"}}],"usage":{"total_tokens":3}}},"error":null}""";

    [Fact]
    public void A_success_shows_its_answer()
    {
        var result = Read(Good);
        Assert.Equal((true, "good", 200, "Hello", "r#1", "batch_req_1", "batch_1"), (result.Succeeded, result.CustomId, result.StatusCode, result.Text, result.RequestId, result.LineId, result.BatchId));
        Assert.Null(result.Error);
        var body = Assert.IsType<ChatCompletion>(result.Body);
        Assert.Equal("c", body.Id);
        Assert.Empty(result.GetAdditionalProperties());
        Assert.Equal(Good, result.ToJson());
    }

    [Theory]
    // MKA1's form.
    [InlineData("""{"custom_id":"a","response":null,"error":{"code":"processing_error","message":"it broke"}}""", null, "processing_error", "it broke")]
    [InlineData("""{"custom_id":"a","error":{"code":"batch_expired","message":"too late"}}""", null, "batch_expired", "too late")]
    // OpenAI's forms: the endpoint's error is in the answer.
    [InlineData("""{"custom_id":"a","response":{"status_code":400,"body":{"error":{"message":"bad","type":"t","code":"c"}}},"error":null}""", 400, "c", "bad")]
    [InlineData("""{"custom_id":"a","response":{"status_code":429,"body":{"error":"Rate limit exceeded"}},"error":null}""", 429, null, "Rate limit exceeded")]
    [InlineData("""{"custom_id":"a","response":{"status_code":500,"body":{"message":"m","code":"c"}},"error":null}""", 500, "c", "m")]
    [InlineData("""{"custom_id":"a","response":{"status_code":502,"body":"upstream is down"},"error":null}""", 502, null, "upstream is down")]
    [InlineData("""{"custom_id":"a","response":{"status_code":500,"body":{"detail":[{"loc":["x"],"msg":"wrong"}]}}}""", 500, null, "x: wrong")]
    // Both.
    [InlineData("""{"custom_id":"a","response":{"status_code":200,"body":{}},"error":{"code":"late","message":"m"}}""", 200, "late", "m")]
    // Neither says why.
    [InlineData("""{"custom_id":"a","response":{"status_code":503,"body":null},"error":null}""", 503, null, "The request was answered with status 503 and no reason.")]
    [InlineData("""{"custom_id":"a","response":null,"error":null}""", null, "not_answered", "The line of this request has neither an answer nor an error.")]
    [InlineData("""{"custom_id":"a"}""", null, "not_answered", "The line of this request has neither an answer nor an error.")]
    [InlineData("""{"custom_id":"a","response":"odd","error":"it broke"}""", null, null, "it broke")]
    public void A_failure_shows_why_in_each_form(string line, int? status, string? code, string? message)
    {
        var result = Read(line);
        Assert.False(result.Succeeded);
        Assert.Equal((status, code, message), (result.StatusCode, result.Error?.Code, result.Error?.Message));
        Assert.Null(result.Text);
        Assert.Equal(line, result.ToJson());
    }

    [Theory]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[{"message":{"content":null}}]}""")]
    [InlineData("""{"choices":[{"message":null}]}""")]
    [InlineData("""{"choices":[1]}""")]
    [InlineData("""{"data":[{"embedding":[0.5]}]}""")]
    [InlineData("[1]")]
    public void An_answer_without_text_is_a_success_still(string body)
    {
        var result = Read($$$"""{"custom_id":"a","response":{"status_code":200,"body":{{{body}}}}}""");
        Assert.True(result.Succeeded);
        Assert.Null(result.Text);
        Assert.NotNull(result.Body);
    }

    [Fact]
    public async Task Output_and_error_file_are_read_and_each_request_comes_once()
    {
        string output = Line("a") + Line("b") + Line("failed") + Line("a");
        string errors = Line("failed") + Line("other") + Line("b");
        await using var server = new WireServer((request, _) => WireAnswer.Of(200, null, Encoding.UTF8.GetBytes(request.Path.Contains("file-out", StringComparison.Ordinal) ? output : errors)));
        using var client = server.Connect();
        var results = await client.Batches.ReadResultsAsync([Batch.FromJson(Sample.Batch)], NoProblems).ToListAsync();
        Assert.Equal(["a", "b", "failed", "other"], results.Select(result => result.CustomId));
        Assert.All(results, result => Assert.Equal("batch_1", result.BatchId));
        Assert.Equal(["/api/v1/llm/files/file-out/content", "/api/v1/llm/files/file-err/content"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("null", "\"file-err\"", "file-err")]
    [InlineData("\"file-out\"", "null", "file-out")]
    [InlineData("\"\"", "\"file-err\"", "file-err")]
    [InlineData("\"file-x\"", "\"file-x\"", "file-x")]
    [InlineData("null", "null", null)]
    public async Task Only_the_files_that_there_are_are_read(string output, string errors, string? read)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Of(200, null, Encoding.UTF8.GetBytes(Line("a"))));
        using var client = server.Connect();
        var batch = Batch.FromJson($$"""{"id":"batch_1","status":"completed","output_file_id":{{output}},"error_file_id":{{errors}},"request_counts":{"completed":1} }""");
        Assert.Equal(read is null ? 0 : 1, (await client.Batches.ReadResultsAsync([batch], NoProblems).ToListAsync()).Count);
        Assert.Equal(read is null ? [] : [$"/api/v1/llm/files/{read}/content"], server.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_told_and_the_rest_goes_on()
    {
        string[] lines =
        [
            Good, "not JSON", "", "{\"custom_id\":", "[1]", "{\"id\":\"x\"}", "{\"custom_id\":7}", "{\"custom_id\":\"x\"}{}", "  ", "\u00ff", Line("last").TrimEnd(),
        ];
        byte[] content = [.. Encoding.UTF8.GetBytes("\uFEFF" + string.Join("\r\n", lines.Take(9)) + "\r\n{\"custom_id\":\""), 0xFF, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(lines[^1])];
        await using var server = new WireServer(WireAnswer.Of(200, null, content), WireAnswer.Of(200, null, []));
        using var client = server.Connect();
        var problems = new List<BatchLineProblem>();
        var results = await client.Batches.ReadResultsAsync([Batch.FromJson(Sample.Batch)], problems.Add).ToListAsync();
        Assert.Equal(["good", "last"], results.Select(result => result.CustomId));
        Assert.Equal([2, 4, 5, 6, 7, 8, 10], problems.Select(problem => problem.Line));
        Assert.All(problems, problem => Assert.Equal("file-out", problem.FileId));
        Assert.Contains("It begins: not JSON", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("custom_id", problems[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transfer_that_breaks_loses_no_result()
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => Line($"id-{i}"))));
        await using var server = new WireServer((request, _) =>
        {
            int from = request["Range"] is string range ? int.Parse(range["bytes=".Length..^1], null) : 0;
            string head = from == 0 ? "HTTP/1.1 200 OK" : $"HTTP/1.1 206 Partial\r\nContent-Range: bytes {from}-{content.Length - 1}/{content.Length}";
            return WireAnswer.Raw($"{head}\r\nContent-Length: {content.Length - from}\r\n\r\n").Then(content[from..Math.Min(from + 33_333, content.Length)]).Drop();
        });
        using var client = server.Connect();
        var batch = Batch.FromJson("""{"id":"batch_1","status":"completed","output_file_id":"file-out","request_counts":{"completed":2000}}""");
        var results = await client.Batches.ReadResultsAsync([batch], NoProblems).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"id-{i}"), results.Select(result => result.CustomId));
        Assert.True(server.Requests.Count > 2);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"total":2,"completed":2,"failed":0}""")]
    public async Task A_file_that_came_cut_off_is_not_taken_for_the_whole(string counts)
    {
        // The answer itself looks whole.
        await using var server = new WireServer((request, _) => request.Target.EndsWith("/content", StringComparison.Ordinal)
            ? WireAnswer.Of(200, null, Encoding.UTF8.GetBytes(Line("a")))
            : WireAnswer.Json("""{"id":"file-out","object":"file","bytes":9999}"""));
        using var client = server.Connect();
        var batch = Batch.FromJson($$"""{"id":"batch_1","status":"completed","output_file_id":"file-out","request_counts":{{counts}} }""");
        List<string> read = [];
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(async () =>
        {
            await foreach (var result in client.Batches.ReadResultsAsync([batch], NoProblems))
                read.Add(result.CustomId);
        });
        Assert.Equal(["a"], read);
        Assert.Contains("9999", error.Message, StringComparison.Ordinal);
        using var folder = TemporaryFile.Of(string.Empty);
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Batches.SaveResultsAsync(batch, folder.Folder));
    }

    [Fact]
    public async Task An_input_that_came_cut_off_hides_no_request()
    {
        await using var server = new WireServer((request, _) => request.Target switch
        {
            "/api/v1/llm/files/file-in" => WireAnswer.Json("""{"id":"file-in","object":"file","bytes":9999}"""),
            "/api/v1/llm/files/file-in/content" => WireAnswer.Of(200, null, Encoding.UTF8.GetBytes("""{"custom_id":"a"}""")),
            _ => WireAnswer.Of(200, null, Encoding.UTF8.GetBytes(Line("a"))),
        });
        using var client = server.Connect();
        var batch = Batch.FromJson("""{"id":"batch_1","status":"cancelled","input_file_id":"file-in","output_file_id":"file-out","request_counts":{"total":2,"completed":1}}""");
        foreach (var options in new[] { new BatchResultOptions { IncludeMissing = true }, new BatchResultOptions { IncludeRequest = true } })
            await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Batches.ReadResultsAsync([batch], NoProblems, options).ToListAsync().AsTask());
    }

    [Fact]
    public async Task Results_can_be_read_twice_and_left_early()
    {
        string content = Line("a") + Line("b");
        await using var server = new WireServer((_, index) => index < 4
            ? WireAnswer.Of(200, null, Encoding.UTF8.GetBytes(content))
            : WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + content).ThenSilence());
        using var client = server.Connect();
        var batch = Batch.FromJson("""{"id":"batch_1","status":"completed","output_file_id":"file-out","error_file_id":"file-err","request_counts":{"completed":2}}""");
        var results = client.Batches.ReadResultsAsync([batch], NoProblems);
        Assert.Equal(2, (await results.ToListAsync()).Count);
        Assert.Equal(2, (await results.ToListAsync()).Count);
        Assert.Equal("a", (await results.FirstAsync()).CustomId);
        await Condition.BecomesTrueAsync(() => server.OpenConnections <= 1);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_an_error()
    {
        await using var server = new WireServer(WireAnswer.Error(404));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ApiException>(() => client.Batches.ReadResultsAsync([Batch.FromJson(Sample.Batch)], NoProblems).ToListAsync().AsTask());
    }

    private static string Line(string id) => $$$"""{"id":"x","custom_id":"{{{id}}}","response":{"status_code":200,"body":{}},"error":null}""" + "\n";

    private static void NoProblems(BatchLineProblem problem) => Assert.Fail(problem.Message);

    private static BatchResult Read(string line)
    {
        using var document = System.Text.Json.JsonDocument.Parse(line);
        return new BatchResult(document.RootElement.Clone(), "batch_1", BatchEndpoint.ChatCompletions);
    }
}
