using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using CsCheck;
using Mka1.Batches;
using Mka1.Batches.Input;
using Mka1.Client.Tests.Responses.Streaming;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;
using Mka1.Responses;
using Mka1.Responses.Streaming;
using Xunit.Abstractions;

namespace Mka1.Client.Tests.Fuzz;

/// <summary>
/// Spoiled documents are read or refused as documented, and nothing else happens. The suite tries some hundred of each kind;
/// <c>build.ps1 fuzz</c> tries as many as a minute allows.
/// </summary>
[Trait("Category", "Fuzz")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Iterations = 500;

    private const string ChatLine = """{"custom_id":"r1","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"Hi"}]}}""";

    private const string ResultLine = """{"id":"br_1","custom_id":"r1","response":{"status_code":200,"request_id":"q1","body":{"id":"c1","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}},"error":null}""";

    private static readonly string Events = Frames.Created() + Frames.Delta(1, "Hel") + Frames.Frame("""{"error":{"message":"m","code":"c"}}""") + Frames.Completed(2);

    [Fact]
    public void Objects_are_read_with_all_their_members_or_refused() =>
        Check(Mutation.Of(Sample.Response(), Sample.Batch, Sample.File), static bytes =>
        {
            string text = Encoding.UTF8.GetString(bytes);
            Read(static json => Response.FromJson(json), text);
            Read(static json => Batch.FromJson(json), text);
            Read(static json => FileObject.FromJson(json), text);
        });

    [Fact]
    public void Results_of_batches_are_read_with_all_their_members_or_refused() =>
        Check(Mutation.Of(ResultLine, ResultLine.Replace("\"error\":null", "\"error\":{\"code\":\"c\",\"message\":\"m\"}", StringComparison.Ordinal)), static bytes =>
        {
            if (TryParse(bytes) is { ValueKind: JsonValueKind.Object } json)
                ReadMembers(new BatchResult(json, "batch_1", BatchEndpoint.ChatCompletions), depth: 0);
        });

    [Fact]
    public void Events_are_the_same_wherever_their_bytes_are_cut_and_are_read_with_all_their_members() =>
        Check(Gen.Select(Mutation.Of(Events), Gen.Int[1, 200]), static (bytes, piece) =>
        {
            var whole = ReadEvents(new MemoryStream(bytes));
            Assert.Equal(whole, ReadEvents(new PiecewiseStream(bytes, piece)));
            foreach (var (name, data) in whole)
            {
                if (TryParse(Encoding.UTF8.GetBytes(data)) is { ValueKind: JsonValueKind.Object } json)
                    ReadMembers(ResponseStreamEvent.From(json, name), depth: 0);
            }
        });

    [Fact]
    public void Lines_are_the_same_wherever_their_bytes_are_cut() =>
        Check(Gen.Select(Mutation.Of(string.Concat(Enumerable.Repeat(ResultLine + "\n", 5))), Gen.Int[1, 5000]), static (bytes, piece) =>
        {
            var lines = ReadLines(new PiecewiseStream(bytes, piece));
            Assert.Equal(ReadLines(new MemoryStream(bytes)), lines);
            string text = Encoding.Latin1.GetString(bytes);
            Assert.Equal(text.Count(static c => c == '\n') + (text.Length > 0 && text[^1] != '\n' ? 1 : 0), lines.Count);
        });

    [Fact]
    public void Input_files_are_checked_to_their_end()
    {
        using var file = TemporaryFile.Absent("input.jsonl");
        Check(Mutation.Of(string.Concat(Enumerable.Range(1, 5).Select(static number => ChatLine.Replace("r1", "r" + number, StringComparison.Ordinal) + "\n"))), bytes =>
        {
            File.WriteAllBytes(file.Path, bytes);
            var check = new BatchInputCheck(file.Path);
            var problems = check.FindProblemsAsync().ToBlockingEnumerable().ToArray();
            Assert.All(problems, problem => Assert.InRange(problem.Line, 0, bytes.Count(static b => b == '\n') + 1));
            Assert.Equal(problems.OrderBy(static problem => problem.Line).Select(static problem => problem.Line), problems.Select(static problem => problem.Line));
        }, threads: 1);
    }

    private void Check(Gen<byte[]> cases, Action<byte[]> property, int threads = -1) =>
        cases.Sample(property, output.WriteLine, iter: Iterations, threads: threads, print: Mutation.Shown);

    private void Check(Gen<(byte[] Bytes, int Piece)> cases, Action<byte[], int> property) =>
        cases.Sample(each => property(each.Bytes, each.Piece), output.WriteLine, iter: Iterations, print: static each => $"{each.Piece}: {Mutation.Shown(each.Bytes)}");

    private static void Read(Func<string, Mka1Object> read, string text)
    {
        Mka1Object made;
        try
        {
            made = read(text);
        }
        catch (Mka1InputException)
        {
            return;
        }
        Assert.Equal(text.TrimStart('\uFEFF').Trim(' ', '\t', '\r', '\n'), made.ToJson());
        ReadMembers(made, depth: 0);
    }

    private static JsonElement? TryParse(byte[] bytes)
    {
        try
        {
            return JsonText.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void ReadMembers(object? value, int depth)
    {
        // As deep as a view shows it; nesting is limited by the parser.
        if (value is null or string || depth > 8)
            return;
        if (value is IEnumerable list)
        {
            foreach (object? item in list)
                ReadMembers(item, depth + 1);
        }
        else if (value is Mka1Object made)
        {
            using (JsonDocument.Parse(made.ToJson(), new JsonDocumentOptions { MaxDepth = JsonText.MaxDepth + 1 }))
                made.ToJson(indented: true);
            Assert.NotNull(made.ToString());
            foreach (var property in made.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                ReadMembers(property.GetValue(made), depth + 1);
        }
    }

    private static List<(string Name, string Data)> ReadEvents(Stream stream)
    {
        var reader = new EventStreamReader(stream, 1024 * 1024);
        var events = new List<(string Name, string Data)>();
        while (Wait(reader.ReadAsync(default)))
            events.Add((reader.Name, Encoding.UTF8.GetString(reader.Data.Span)));
        return events;
    }

    private static List<string> ReadLines(Stream stream)
    {
        var reader = new JsonLineReader(stream, static words => new InvalidDataException(words));
        var lines = new List<string>();
        while (Wait(reader.ReadAsync(default)))
            lines.Add($"{reader.Number} {reader.Offset}: {Convert.ToBase64String(reader.Line.Span)}");
        return lines;
    }

    // Streams of memory are never awaited.
    private static bool Wait(ValueTask<bool> read) => read.AsTask().GetAwaiter().GetResult();

    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            base.ReadAsync(buffer, offset, Math.Min(count, piece), cancellationToken);
    }
}
