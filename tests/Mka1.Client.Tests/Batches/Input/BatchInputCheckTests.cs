using System.Text;
using Mka1.Batches.Input;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Client.Tests.Batches.Input;

public sealed class BatchInputCheckTests
{
    private const string Chat = "/v1/chat/completions";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task What_is_right_has_no_problems(string end)
    {
        using var file = TemporaryFile.Of(string.Join(end, Line("a"), Line("b"), Line("c")));
        var check = new BatchInputCheck(file.Path);
        Assert.Empty(await check.FindProblemsAsync().ToListAsync());
        Assert.Equal((3L, new FileInfo(file.Path).Length, Chat), (check.Summary.Requests, check.Summary.Bytes, check.Summary.Endpoint));
    }

    [Theory]
    [InlineData("not JSON", "InvalidJson")]
    [InlineData("""{"custom_id":"x" """, "InvalidJson")]
    [InlineData("""{} {}""", "InvalidJson")]
    [InlineData("""["x"]""", "NotAnObject")]
    [InlineData("", "BlankLine")]
    [InlineData(" \t ", "BlankLine")]
    [InlineData("""{"method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", "MissingCustomId")]
    [InlineData("""{"custom_id":"","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", "MissingCustomId")]
    [InlineData("""{"custom_id":7,"method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", "MissingCustomId")]
    [InlineData("""{"custom_id":"first","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", "DuplicateCustomId")]
    [InlineData("""{"custom_id":"f\u0069rst","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", "DuplicateCustomId")]
    [InlineData("""{"custom_id":"x","method":"GET","url":"/v1/chat/completions","body":{"model":"auto"}}""", "InvalidMethod")]
    [InlineData("""{"custom_id":"x","url":"/v1/chat/completions","body":{"model":"auto"}}""", "InvalidMethod")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/responses","body":{"model":"auto"}}""", "InvalidUrl")]
    [InlineData("""{"custom_id":"x","method":"POST","body":{"model":"auto"}}""", "InvalidUrl")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/embeddings","body":{"model":"auto"}}""", "UrlMismatch")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/chat/completions"}""", "InvalidBody")]
    [InlineData("""{"custom_id":"x","method":"POST","url":"/v1/chat/completions","body":[]}""", "InvalidBody")]
    public async Task Each_problem_is_told_with_its_line(string bad, string code)
    {
        using var file = TemporaryFile.Of($"{Line("first")}\n{Line("second")}\n{bad}\n{Line("last")}\n");
        var problem = Assert.Single(await new BatchInputCheck(file.Path).FindProblemsAsync().ToListAsync());
        Assert.Equal((file.Path, 3L, code), (problem.Path, problem.Line, problem.Code));
        Assert.StartsWith($"{file.Path}, line 3{(problem.Column is int column ? $", column {column}" : "")}: ", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(bad.Contains("\"x\"", StringComparison.Ordinal) && bad[0] == '{' && code != "InvalidJson" ? "x" : problem.CustomId, problem.CustomId);
    }

    [Fact]
    public async Task A_line_can_have_several_problems_and_a_file_many()
    {
        using var file = TemporaryFile.Of($"{{}}\n{Line("a")}\n\n{Line("a")}\nx\n");
        var check = new BatchInputCheck(file.Path);
        var problems = await check.FindProblemsAsync().ToListAsync();
        Assert.Equal(
            ["1 MissingCustomId", "1 InvalidMethod", "1 InvalidUrl", "1 InvalidBody", "3 BlankLine", "4 DuplicateCustomId", "5 InvalidJson"],
            problems.Select(problem => $"{problem.Line} {problem.Code}"));
        Assert.Contains("line 2", problems[5].Message, StringComparison.Ordinal);
        Assert.Equal(4, check.Summary.Requests);
    }

    [Fact]
    public async Task A_check_can_be_made_twice()
    {
        using var file = TemporaryFile.Of($"{Line("a", "/v1/embeddings")}\n{Line("a")}\n");
        var check = new BatchInputCheck(file.Path);
        var first = await check.FindProblemsAsync().ToListAsync();
        var second = await check.FindProblemsAsync().ToListAsync();
        Assert.Equal(["DuplicateCustomId", "UrlMismatch"], first.Select(problem => problem.Code));
        Assert.Equal(first, second);
        Assert.Equal((2, "/v1/embeddings"), (check.Summary.Requests, check.Summary.Endpoint));
    }

    [Fact]
    public async Task The_endpoint_that_is_asked_for_rules()
    {
        using var file = TemporaryFile.Of(Line("a"));
        var problem = Assert.Single(await new BatchInputCheck(file.Path, "/v1/embeddings").FindProblemsAsync().ToListAsync());
        Assert.Equal("UrlMismatch", problem.Code);
        Assert.Contains("/v1/embeddings", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_that_no_batch_can_call_is_refused_unless_any_is_right()
    {
        var error = Assert.Throws<Mka1InputException>(() => new BatchInputCheck("x", "/v1/responses"));
        Assert.Contains("/v1/responses", error.Message, StringComparison.Ordinal);
        Assert.Contains(Chat, error.Message, StringComparison.Ordinal);
        _ = new BatchInputCheck("x", "/v1/responses", lenient: true);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/v1/new")]
    public async Task Newer_endpoints_are_right_on_request(string? endpoint)
    {
        using var file = TemporaryFile.Of($"{Line("a", "/v1/new")}\n{Line("b")}");
        var check = new BatchInputCheck(file.Path, endpoint, lenient: true);
        Assert.Equal(["2 UrlMismatch"], (await check.FindProblemsAsync().ToListAsync()).Select(problem => $"{problem.Line} {problem.Code}"));
        Assert.Equal("/v1/new", check.Summary.Endpoint);
    }

    [Fact]
    public async Task A_byte_order_mark_is_a_problem_and_no_part_of_the_first_line()
    {
        using var file = TemporaryFile.Of("\uFEFF" + Line("a"));
        var problem = Assert.Single(await new BatchInputCheck(file.Path).FindProblemsAsync().ToListAsync());
        Assert.Equal((1L, "ByteOrderMark"), (problem.Line, problem.Code));
    }

    [Fact]
    public async Task Other_encodings_are_a_problem_not_a_crash()
    {
        foreach (var encoding in new Encoding[] { Encoding.Latin1, Encoding.Unicode })
        {
            using var file = TemporaryFile.Of(encoding.GetBytes(Line("für")));
            Assert.Contains("WrongEncoding", (await new BatchInputCheck(file.Path).FindProblemsAsync().ToListAsync()).Select(problem => problem.Code));
        }
    }

    [Fact]
    public async Task A_null_character_is_told_by_its_line_and_the_rest_is_checked()
    {
        using var file = TemporaryFile.Of(Line("a") + "\n{\"custom_id\":\"b\0\"}\n\0\0\0\n" + Line("c") + "\nbad\n" + Line("a"));
        var problems = await new BatchInputCheck(file.Path).FindProblemsAsync().ToListAsync();
        Assert.Equal([(2L, "InvalidJson"), (3L, "InvalidJson"), (5L, "InvalidJson"), (6L, "DuplicateCustomId")], problems.Select(static problem => (problem.Line, problem.Code)));
        Assert.Equal("it is not JSON: it contains a null character", problems[0].Message);
        Assert.Equal(16, problems[0].Column);
    }

    [Fact]
    public async Task UTF_16_without_a_mark_is_told_once_for_the_file()
    {
        foreach (var encoding in new Encoding[] { new UnicodeEncoding(bigEndian: false, byteOrderMark: false), new UnicodeEncoding(bigEndian: true, byteOrderMark: false) })
        {
            using var file = TemporaryFile.Of(encoding.GetBytes(Line("a") + "\n" + Line("b")));
            var problem = Assert.Single(await new BatchInputCheck(file.Path).FindProblemsAsync().ToListAsync());
            Assert.Equal((0L, "WrongEncoding"), (problem.Line, problem.Code));
        }
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_told_wherever_it_stands()
    {
        string[] lines =
        [
            Line("a"),
            Line("b\\ud800"),
            Line("b\\ud801"),
            """{"custom_id":"c","\udfff":1,"method":"POST","url":"/v1/chat/completions","body":{"model":"auto","\ud800":[1]}}""",
            """{"custom_id":"d","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","x":"\ud83d\ude00"}}""",
        ];
        using var file = TemporaryFile.Of(string.Join("\n", lines));
        var problems = await new BatchInputCheck(file.Path).FindProblemsAsync().ToListAsync();
        Assert.Equal([(2L, "UnpairedSurrogate"), (3L, "UnpairedSurrogate"), (4L, "UnpairedSurrogate")], problems.Select(static problem => (problem.Line, problem.Code)));
        Assert.All(problems, static problem => Assert.Equal(BatchInputSeverity.Error, problem.Severity));
        Assert.Equal(19, problems[2].Column);
        Assert.All(await new BatchInputCheck(file.Path, null, lenient: true).FindProblemsAsync().ToListAsync(), static problem => Assert.Equal(BatchInputSeverity.Warning, problem.Severity));
    }

    [Fact]
    public async Task A_line_has_a_limit()
    {
        using var file = TemporaryFile.Of(Line("a") + "\nbad\n");
        // A hole costs no room on the disk.
        using (var content = new FileStream(file.Path, FileMode.Open))
            content.SetLength(JsonLineReader.MaximumLength + 1024L);
        var problems = new List<BatchInputProblem>();
        var refused = await Assert.ThrowsAsync<Mka1InputException>(async () =>
        {
            await foreach (var problem in new BatchInputCheck(file.Path).FindProblemsAsync())
                problems.Add(problem);
        });
        Assert.Equal(2, Assert.Single(problems).Line);
        Assert.Equal($"'{file.Path}': line 3 has more than {JsonLineReader.MaximumLength} bytes, the most that a line may have.", refused.Message);
    }

    [Fact]
    public async Task Deep_bodies_and_odd_ids_are_right()
    {
        string deep = new string('[', 500) + new string(']', 500);
        using var file = TemporaryFile.Of($$$"""
            {"custom_id":"\ud83d\ude00 \\ud83d","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","a":{{{deep}}}}}
            {"custom_id":" ","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"} }
            """);
        Assert.Empty(await new BatchInputCheck(file.Path).FindProblemsAsync().ToListAsync());
    }

    [Fact]
    public async Task Line_numbers_are_right_in_a_large_file()
    {
        var text = new StringBuilder();
        for (int i = 1; i <= 20_000; i++)
            text.Append(i % 5000 == 0 ? "bad" : Line($"id-{i}")).Append('\n');
        using var file = TemporaryFile.Of(text.ToString());
        var check = new BatchInputCheck(file.Path);
        Assert.Equal([5000, 10_000, 15_000, 20_000], (await check.FindProblemsAsync().ToListAsync()).Select(problem => problem.Line));
        Assert.Equal(20_000, check.Summary.Requests);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_by_its_path()
    {
        using var empty = TemporaryFile.Of("");
        foreach (string path in new[] { empty.Folder, empty.Path + ".none" })
        {
            var error = await Assert.ThrowsAsync<Mka1InputException>(() => new BatchInputCheck(path).FindProblemsAsync().ToListAsync().AsTask());
            Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whoever_stops_at_the_first_problem_leaves_the_file_free()
    {
        using var file = TemporaryFile.Of("x\ny\n");
        await foreach (var _ in new BatchInputCheck(file.Path).FindProblemsAsync())
            break;
        File.Open(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    private static string Line(string id, string url = Chat) => $$$"""{"custom_id":"{{{id}}}","method":"POST","url":"{{{url}}}","body":{"model":"auto"}}""";
}
