using System.Net.Http;
using System.Text;
using Mka1.Batches;
using Mka1.Errors;
using Mka1.Lists;
using Mka1.Responses.Streaming;

namespace Mka1.Client.Desktop;

/// <summary>Does with the client what the cmdlets do most, against an emulator.</summary>
internal sealed class Checks(Mka1Client client, Uri server, string folder)
{
    public const string Key = "mk-key-of-the-checks";

    public static async Task<int> RunAsync(string emulatorProgram)
    {
        Console.WriteLine($"{Environment.Version}, {typeof(object).Assembly.Location}");
        string folder = Path.Combine(Path.GetTempPath(), "mka1-test-" + Guid.NewGuid());
        Directory.CreateDirectory(folder);
        using var emulator = new EmulatorProcess(emulatorProgram);
        using var client = new Mka1Client(new Mka1ClientOptions { Server = emulator.Uri, Token = static _ => Task.FromResult(Key) });
        try
        {
            return await new Checks(client, emulator.Uri, folder).RunAllAsync().ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> RunAllAsync()
    {
        Console.WriteLine(typeof(Mka1Client).Assembly.Location);
        int passed = 0, failed = 0;
        foreach (var (name, check) in All())
        {
            try
            {
                await check().ConfigureAwait(false);
                passed++;
                Console.WriteLine($"[+] {name}");
            }
#pragma warning disable CA1031 // Whatever fails is one failed check, and the others run.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed++;
                Console.WriteLine($"[-] {name}: {e}");
            }
        }
        Console.WriteLine($"Client: {passed} passed, {failed} failed, 0 skipped");
        return failed == 0 ? 0 : 1;
    }

    private (string Name, Func<Task> Check)[] All() =>
    [
        ("creates, reads, changes and deletes a response", ResponseAsync),
        ("lists responses page by page", ListAsync),
        ("streams a response to its end", StreamAsync),
        ("resumes a stream that breaks", BrokenStreamAsync),
        ("uploads and downloads a file of 3 MB", FileAsync),
        ("tells an error of the server", ErrorAsync),
        ("refuses a wrong key", WrongKeyAsync),
        ("retries after a rate limit", RetryAsync),
        ("cancels a call", CancelAsync),
        ("runs a batch and reads its results", BatchAsync),
        ("acts for an end user", IdentityAsync),
    ];

    private async Task ResponseAsync()
    {
        var created = await client.Responses.CreateAsync(new() { Model = "auto", Input = "Grüße, 世界" });
        Equal("You said: Grüße, 世界", created.OutputText);
        var changed = await client.Responses.UpdateMetadataAsync(created.Id, new Dictionary<string, string> { ["team"] = "ops" });
        Equal("ops", changed.Metadata["team"]);
        Equal(changed.ToJson(), (await client.Responses.GetAsync(created.Id)).ToJson());
        Equal(true, (await client.Responses.DeleteAsync(created.Id)).Deleted);
    }

    private async Task ListAsync()
    {
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
            ids.Add((await client.For("of-the-list").Responses.CreateAsync(new() { Model = "auto", Input = $"{i}" })).Id);
        var listed = new List<string>();
        await foreach (var response in client.For("of-the-list").Responses.ListAsync(new ListOptions { PageSize = 2, Order = ListOrder.Ascending }))
            listed.Add(response.Id);
        Equal(string.Join(" ", ids), string.Join(" ", listed));
    }

    private async Task StreamAsync()
    {
        var text = new StringBuilder();
        await foreach (var read in client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "one two three" }))
            text.Append((read as TextDeltaEvent)?.Delta);
        Equal("You said: one two three", text.ToString());
    }

    private async Task BrokenStreamAsync()
    {
        await AddFaultAsync("""{"path":"/responses","dropAfterEvents":4}""");
        ResponseStreamEvent? last = null;
        await foreach (var read in client.Responses.CreateStreamAsync(new() { Model = "auto", Input = "one two three" }))
            last = read;
        // Mono takes a closed connection for the end of the stream: the client then reads the finished response, without the deltas.
        Equal("You said: one two three", (last as ResponseStateEvent)?.Response?.OutputText);
    }

    private async Task FileAsync()
    {
        byte[] content = new byte[3_000_000];
        new Random(7).NextBytes(content);
        string source = Path.Combine(folder, "source.bin"), target = Path.Combine(folder, "target.bin");
        File.WriteAllBytes(source, content);
        var sent = await client.Files.UploadAsync(source, new() { Purpose = "user_data", FileName = "ä b.bin" });
        Equal(content.LongLength, sent.Bytes);
        Equal("ä b.bin", sent.Filename);
        await AddFaultAsync("""{"path":"^.*/content","dropAfterBytes":1000000}""");
        await client.Files.DownloadAsync(sent.Id, target);
        Equal(true, content.SequenceEqual(File.ReadAllBytes(target)));
    }

    private async Task ErrorAsync()
    {
        var error = await ThrowsAsync<Mka1ApiException>(() => client.Responses.GetAsync("resp_unknown"));
        Equal(404, error.StatusCode);
    }

    private async Task WrongKeyAsync()
    {
        using var other = new Mka1Client(new Mka1ClientOptions { Server = server, Token = static _ => Task.FromResult("mk-wrong") });
        Equal(401, (await ThrowsAsync<Mka1ApiException>(() => other.Responses.GetAsync("resp_1"))).StatusCode);
    }

    private async Task RetryAsync()
    {
        await AddFaultAsync("""{"path":"/responses","status":429,"headers":{"Retry-After":"0"}}""");
        Equal("You said: again", (await client.Responses.CreateAsync(new() { Model = "auto", Input = "again" })).OutputText);
    }

    private async Task CancelAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var call = client.Responses.CreateAsync(new() { Model = "auto", Input = "[forever] x" }, cancellation.Token);
        cancellation.Cancel();
        await ThrowsAsync<OperationCanceledException>(() => call);
    }

    private async Task BatchAsync()
    {
        string input = Path.Combine(folder, "input.jsonl");
        File.WriteAllLines(input, Enumerable.Range(0, 10).Select(i =>
            $$$"""{"custom_id":"id-{{{i}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"auto","messages":[{"role":"user","content":"{{{(i == 3 ? "[fail processing_error] " : "")}}}Hi {{{i}}}"}]}}"""));
        var batch = await client.Batches.SubmitAsync(input, new() { Endpoint = BatchEndpoint.ChatCompletions });
        while (!BatchStatus.IsTerminal(batch.Status))
        {
            await Task.Delay(20);
            batch = await client.Batches.GetAsync(batch.Id);
        }
        Equal(BatchStatus.Completed, batch.Status);
        var results = new List<BatchResult>();
        await foreach (var result in client.Batches.ReadResultsAsync([batch], problem => throw new InvalidOperationException(problem.Message)))
            results.Add(result);
        Equal(10, results.Count);
        Equal("id-3", results.Single(static result => !result.Succeeded).CustomId);
        Equal("You said: Hi 7", results.Single(static result => result.CustomId == "id-7").Text);
    }

    private async Task IdentityAsync()
    {
        var created = await client.For("alice").Responses.CreateAsync(new() { Model = "auto", Input = "x" });
        Equal(404, (await ThrowsAsync<Mka1ApiException>(() => client.For("bob").Responses.GetAsync(created.Id))).StatusCode);
    }

    private async Task AddFaultAsync(string fault)
    {
        using var http = new HttpClient();
        using var content = new StringContent(fault, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(server, "/_emulator/faults"), content);
        answer.EnsureSuccessStatusCode();
    }

    private static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"Expected {expected}, but it is {actual}.");
    }

    private static async Task<T> ThrowsAsync<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call();
        }
        catch (T e)
        {
            return e;
        }
        throw new InvalidOperationException($"Expected {typeof(T).Name}, but nothing was thrown.");
    }
}
