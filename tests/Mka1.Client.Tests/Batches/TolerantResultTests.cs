using System.Text;
using Mka1.Batches;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Client.Tests.Batches;

/// <summary>An answer that is there is not lost by what a server writes beside it.</summary>
public sealed class TolerantResultTests
{
    private const string Answer = """{"choices":[{"message":{"content":"Hi"}}]}""";

    [Theory]
    [InlineData("""{"status_code":200,"body":ANSWER}""", "null")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", "{}")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", "\"\"")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", "\" \"")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", "[]")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", "false")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", """{"code":null,"message":null}""")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", """{"code":"","message":"","details":[{}]}""")]
    [InlineData("""{"status_code":"200","body":ANSWER}""", "null")]
    [InlineData("""{"status_code":200.0,"body":ANSWER}""", "null")]
    [InlineData("""{"status_code":2e2,"body":ANSWER}""", "null")]
    [InlineData("""{"status_code":" 200 ","body":ANSWER}""", "null")]
    [InlineData("""{"status_code":null,"body":ANSWER}""", "null")]
    [InlineData("""{"status_code":"OK","body":ANSWER}""", "null")]
    [InlineData("""{"body":ANSWER}""", "{}")]
    [InlineData("""{"body":{"error":null,"choices":[{"message":{"content":"Hi"}}]}}""", "null")]
    public void An_answer_succeeds(string response, string error)
    {
        var result = Result($$"""{"custom_id":"a","response":{{response.Replace("ANSWER", Answer, StringComparison.Ordinal)}},"error":{{error}}}""");
        Assert.Equal((true, null, null, "Hi"), (result.Succeeded, result.Error, result.ErrorCode, result.Text));
    }

    [Theory]
    [InlineData("null", """{"code":"boom","message":"it broke"}""", "boom", "it broke")]
    [InlineData("null", "{}", "not_answered", null)]
    [InlineData("null", "\"it broke\"", "(no code)", "it broke")]
    [InlineData("""{"status_code":"429","body":{"error":{"message":"slow"}}}""", "{}", "429", "slow")]
    [InlineData("""{"status_code":500.0,"body":null}""", "null", "500", null)]
    [InlineData("""{"body":{"error":{"message":"no","code":404}}}""", "null", "404", "no")]
    [InlineData("""{"body":"Bad gateway"}""", "null", "(no code)", "Bad gateway")]
    [InlineData("""{"status_code":400,"body":{"error":{"code":"","message":"no"}}}""", "null", "400", "no")]
    [InlineData("""{"status_code":200,"body":ANSWER}""", """{"message":"but"}""", "200", "but")]
    public void A_failure_stays_one(string response, string error, string code, string? message)
    {
        var result = Result($$"""{"custom_id":"a","response":{{response.Replace("ANSWER", Answer, StringComparison.Ordinal)}},"error":{{error}}}""");
        Assert.Equal((false, code), (result.Succeeded, result.ErrorCode));
        if (message is not null)
            Assert.Equal(message, result.Error!.Message);
    }

    [Fact]
    public void Counts_times_and_ids_are_read_as_text_and_as_numbers()
    {
        var batch = Batch.FromJson("""
            {"id":"batch_1","status":"completed","input_file_id":12,"output_file_id":34,"created_at":"1700000000","completed_at":1700000000.5,
            "failed_at":"2026-01-02T03:04:05Z","request_counts":{"total":"7","completed":5.0,"failed":"2"}}
            """);
        Assert.Equal(("12", "34"), (batch.InputFileId, batch.OutputFileId));
        Assert.Equal((7, 5, 2), (batch.RequestCounts!.Total, batch.RequestCounts.Completed, batch.RequestCounts.Failed));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), batch.CreatedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500), batch.CompletedAt);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), batch.FailedAt);
    }

    [Fact]
    public async Task Results_go_on_beside_half_a_surrogate_pair_and_ids_that_differ_in_one_stay_apart()
    {
        string[] lines =
        [
            """{"custom_id":"a\ud800","response":{"status_code":200,"body":{}}}""",
            """{"custom_id":"a\ud801","\ud800":1,"response":{"status_code":200,"body":{}}}""",
            """{"\ud800":1,"custom_id":"b","response":{"status_code":200,"body":{}}}""",
            """{"\ud800":1,"response":{}}""",
            """{"custom_id":7,"response":{"status_code":200,"body":{}}}""",
            """{"custom_id":"a\uD800","response":{"status_code":200,"body":{}}}""",
            """{"custom_id":"c","response":{"status_code":200,"body":{}}}""",
        ];
        await using var server = new WireServer(WireAnswer.Of(200, null, Encoding.UTF8.GetBytes(string.Join("\n", lines))), WireAnswer.Of(200, null, []));
        using var client = server.Connect();
        var problems = new List<BatchLineProblem>();
        var results = await client.Batches.ReadResultsAsync([Batch.FromJson(Sample.Batch)], problems.Add).ToListAsync();
        Assert.Equal(["a\uFFFD", "a\uFFFD", "b", "7", "c"], results.Select(static result => result.CustomId));
        Assert.Equal(lines[1], results[1].ToJson());
        Assert.Equal(4, Assert.Single(problems).Line);
    }

    [Fact]
    public async Task A_line_without_an_end_is_told_after_the_rows_before_it()
    {
        byte[] some = new byte[1024 * 1024];
        some.AsSpan().Fill((byte)'x');
        var answer = WireAnswer.Raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").Then("{\"custom_id\":\"a\",\"response\":{\"status_code\":200,\"body\":{}}}\n"u8.ToArray());
        for (int i = 0; i <= JsonLineReader.MaximumLength / some.Length; i++)
            answer = answer.Then(some);
        await using var server = new WireServer(answer);
        using var client = server.Connect();
        var results = new List<string>();
        var refused = await Assert.ThrowsAsync<Mka1ProtocolException>(async () =>
        {
            await foreach (var result in client.Batches.ReadResultsAsync([Batch.FromJson(Sample.Batch)], static _ => { }))
                results.Add(result.CustomId);
        });
        Assert.Equal(["a"], results);
        Assert.Equal($"file-out: line 2 has more than {JsonLineReader.MaximumLength} bytes, the most that a line may have.", refused.Message);
    }

    private static BatchResult Result(string json) =>
        new(JsonText.Parse(json), "batch_1", BatchEndpoint.ChatCompletions);
}
