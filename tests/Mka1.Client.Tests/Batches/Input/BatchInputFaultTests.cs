using System.Text;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.Batches.Input;

public sealed class BatchInputFaultTests
{
    private const string Right = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[]}}""";

    [Theory]
    [InlineData("nonsense", BatchInputProblemCode.InvalidJson, 2)]
    [InlineData("""{"custom_id":"b",""", BatchInputProblemCode.InvalidJson, 17)]
    [InlineData("[1]", BatchInputProblemCode.NotAnObject, null)]
    [InlineData("", BatchInputProblemCode.BlankLine, null)]
    [InlineData(" \t", BatchInputProblemCode.BlankLine, null)]
    [InlineData("""{"method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.MissingCustomId, null)]
    [InlineData("""{"custom_id":"","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.MissingCustomId, 14)]
    [InlineData("""{"custom_id":7,"method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.MissingCustomId, 14)]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.DuplicateCustomId, 14)]
    [InlineData("""{"custom_id":"\u0061","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.DuplicateCustomId, 14)]
    [InlineData("""{"custom_id":"b","method":"GET","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.InvalidMethod, 27)]
    [InlineData("""{"custom_id":"b","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.InvalidMethod, null)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/responses","body":{"model":"auto"}}""", BatchInputProblemCode.InvalidUrl, 40)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/embeddings","body":{"model":"auto"}}""", BatchInputProblemCode.UrlMismatch, 40)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions"}""", BatchInputProblemCode.InvalidBody, null)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":[{"model":"auto"}]}""", BatchInputProblemCode.InvalidBody, 70)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"messages":[{"model":"auto"}]}}""", BatchInputProblemCode.MissingModel, null)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":""}}""", BatchInputProblemCode.MissingModel, 79)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":"other"}}""", BatchInputProblemCode.SeveralModels, 79)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"},}""", BatchInputProblemCode.InvalidJson, 87)]
    [InlineData("""{"custom_id":"b","custom_id":"c","method":"POST","url":"/v1/chat/completions","body":{"model":"auto"}}""", BatchInputProblemCode.RepeatedMember, null)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":null,"body":{"model":"auto"}}""", BatchInputProblemCode.RepeatedMember, null)]
    [InlineData("""{"custom_id":"b","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","model":"other"}}""", BatchInputProblemCode.RepeatedMember, null)]
    public async Task A_fault_is_told_with_its_place(string line, string code, int? column)
    {
        var problem = Assert.Single(await FindAsync(Right + "\n" + line + "\n" + Right.Replace("\"a\"", "\"z\"", StringComparison.Ordinal)));
        Assert.Equal((2L, code, column, BatchInputSeverity.Error), (problem.Line, problem.Code, problem.Column, problem.Severity));
    }

    [Theory]
    [InlineData("""{"custom_id":"b","method":"POST","url":"\/v1\/chat\/completions","body":{"model":"\u0061uto"}}""")]
    [InlineData("""{"body":{"x":{"model":1},"model":"auto"},"extra":{"custom_id":"a"},"url":"/v1/chat/completions","method":"POST","custom_id":"b"}""")]
    [InlineData("{\"custom_id\":\"b\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"auto\"}}\r")]
    public async Task Another_spelling_is_right(string line) => Assert.Empty(await FindAsync(Right + "\n" + line + "\n"));

    [Fact]
    public async Task A_duplicate_names_the_first_line_past_lines_without_an_id()
    {
        var problems = await FindAsync("oops\n[]\n\n" + Right + "\n{}\n" + Right);
        Assert.Equal("custom_id 'a' is already used by line 4", problems[^1].Message);
        Assert.Equal((6L, "a"), (problems[^1].Line, problems[^1].CustomId));
    }

    [Fact]
    public async Task Duplicates_are_found_among_many_and_nothing_else_is()
    {
        var text = new StringBuilder();
        for (int number = 0; number < 200_000; number++)
            text.Append(Right.Replace("\"a\"", $"\"{(number % 60_000 == 59_999 ? 59_999 : number)}\"", StringComparison.Ordinal)).Append('\n');
        var problems = await FindAsync(text.ToString());
        Assert.Equal([120_000L, 180_000L], problems.Where(problem => problem.Code == BatchInputProblemCode.DuplicateCustomId).Select(problem => problem.Line));
        Assert.All(problems.Take(2), problem => Assert.EndsWith(" already used by line 60000", problem.Message, StringComparison.Ordinal));
        Assert.Equal((BatchInputProblemCode.TooManyRequests, BatchInputSeverity.Warning, 0L), (problems[2].Code, problems[2].Severity, problems[2].Line));
    }

    [Fact]
    public async Task A_byte_order_mark_and_wrong_encodings_are_told()
    {
        Assert.Equal(BatchInputProblemCode.ByteOrderMark, Assert.Single(await FindAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Right)])).Code);
        Assert.Equal((BatchInputProblemCode.WrongEncoding, 0L), CodeAndLine(Assert.Single(await FindAsync([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Right + "\n" + Right)]))));
        Assert.Equal((BatchInputProblemCode.WrongEncoding, 0L), CodeAndLine(Assert.Single(await FindAsync(Encoding.Unicode.GetBytes(Right + "\n" + Right)))));
        var latin = Assert.Single(await FindAsync(Encoding.Latin1.GetBytes(Right.Replace("auto", "äöü", StringComparison.Ordinal))));
        Assert.Equal((BatchInputProblemCode.WrongEncoding, 1L, (int?)80), (latin.Code, latin.Line, latin.Column));
    }

    [Fact]
    public async Task Force_takes_other_endpoints_and_warns_of_several_models()
    {
        using var file = TemporaryFile.Of(Right.Replace("chat/completions", "new", StringComparison.Ordinal) + "\n"
            + Right.Replace("chat/completions", "new", StringComparison.Ordinal).Replace("\"a\"", "\"b\"", StringComparison.Ordinal).Replace("auto", "other", StringComparison.Ordinal));
        var check = new BatchInputCheck(file.Path, lenient: true);
        var problem = Assert.Single(await ToListAsync(check));
        Assert.Equal((BatchInputProblemCode.SeveralModels, BatchInputSeverity.Warning), (problem.Code, problem.Severity));
        Assert.Equal(("/v1/new", "auto", 2L), (check.Summary.Endpoint, check.Summary.Model, check.Summary.Requests));
    }

    [Fact]
    public async Task An_endpoint_that_is_asked_for_is_the_measure()
    {
        using var file = TemporaryFile.Of(Right);
        Assert.Equal(BatchInputProblemCode.UrlMismatch, Assert.Single(await ToListAsync(new BatchInputCheck(file.Path, BatchEndpoint.Embeddings))).Code);
        Assert.Empty(await ToListAsync(new BatchInputCheck(file.Path, BatchEndpoint.ChatCompletions)));
    }

    [Fact]
    public async Task A_file_that_is_missing_is_bad_input_and_an_empty_one_a_problem()
    {
        await Assert.ThrowsAsync<Mka1InputException>(() => ToListAsync(new BatchInputCheck("/no/such/file")));
        Assert.Equal((BatchInputProblemCode.EmptyFile, 0L), CodeAndLine(Assert.Single(await FindAsync(string.Empty))));
    }

    [Fact]
    public void Requests_that_are_not_written_count_all_the_same()
    {
        using var file = TemporaryFile.Of(string.Empty);
        using var writer = new BatchInputWriter(file.Path, new BatchInputWriterOptions { Overwrite = true });
        Assert.Empty(writer.Write(Request("a", "POST")));
        Assert.Equal(2, Assert.Single(writer.Write(Request("b", "GET"))).Line);
        Assert.Equal(3, Assert.Single(writer.Write(Request("", "POST"))).Line);
        var repeated = Assert.Single(writer.Write(Request("a", "POST")));
        Assert.Equal((4L, "custom_id 'a' is already used by request 1"), (repeated.Line, repeated.Message));
        Assert.Equal(1, writer.Requests);

        static Dictionary<string, object?> Request(string id, string method) => new()
        {
            ["custom_id"] = id, ["method"] = method, ["url"] = BatchEndpoint.ChatCompletions, ["body"] = new Dictionary<string, object?> { ["model"] = "auto" },
        };
    }

    private static (string Code, long Line) CodeAndLine(BatchInputProblem problem) => (problem.Code, problem.Line);

    private static Task<List<BatchInputProblem>> FindAsync(string text) => FindAsync(Encoding.UTF8.GetBytes(text));

    private static async Task<List<BatchInputProblem>> FindAsync(byte[] content)
    {
        using var file = TemporaryFile.Of(content);
        return await ToListAsync(new BatchInputCheck(file.Path));
    }

    private static async Task<List<BatchInputProblem>> ToListAsync(BatchInputCheck check)
    {
        var problems = new List<BatchInputProblem>();
        await foreach (var problem in check.FindProblemsAsync())
            problems.Add(problem);
        return problems;
    }
}
