using System.Globalization;
using System.Security.Cryptography;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Files;

namespace Mka1.Client.Tests.Files;

public sealed class DownloadTests
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(300_000);

    [Fact]
    public async Task Content_is_saved_as_it_is()
    {
        using var target = TemporaryFile.Absent();
        await using var server = new WireServer(WireAnswer.Of(200, "application/jsonl", Content));
        using var client = server.Connect(onBehalfOf: "u1");
        await client.Files.DownloadAsync("file/1", target.Path);
        Assert.Equal(Content, await File.ReadAllBytesAsync(target.Path));
        Assert.Equal(["target.bin"], target.Beside);
        Assert.Equal("/api/v1/llm/files/file%2F1/content", server.Request.Target);
        Assert.Equal(("u1", null, null), (server.Request["X-On-Behalf-Of"], server.Request["Range"], server.Request["Accept-Encoding"]));
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        using var target = TemporaryFile.Absent();
        await using var server = new WireServer(WireAnswer.Of(200, null, []));
        using var client = server.Connect();
        await client.Files.DownloadAsync("file-1", target.Path);
        Assert.Equal(0, new FileInfo(target.Path).Length);
    }

    [Fact]
    public async Task Content_of_unknown_length_is_saved()
    {
        using var target = TemporaryFile.Absent();
        await using var server = new WireServer(WireAnswer.Chunked("application/octet-stream").Chunk(Content[..1000]).Chunk(Content[1000..]).LastChunk());
        using var client = server.Connect();
        var told = new Told();
        await client.Files.DownloadAsync("file-1", target.Path, new() { Progress = told });
        Assert.Equal(Content, await File.ReadAllBytesAsync(target.Path));
        Assert.Equal(new TransferProgress(Content.Length, null), told.Values[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transfer_that_breaks_goes_on_where_it_broke(bool tagged)
    {
        // Every connection breaks after a third of the file.
        await using var server = new WireServer((request, _) => Part(request, 100_000, tagged ? "\"v1\"" : null));
        using var client = server.Connect(retries: 1);
        using var target = TemporaryFile.Absent();
        var told = new Told();
        await client.Files.DownloadAsync("file-1", target.Path, new() { Progress = told });
        Assert.Equal(Content, await File.ReadAllBytesAsync(target.Path));
        Assert.Equal([null, "bytes=100000-", "bytes=200000-"], server.Requests.Select(request => request["Range"]));
        Assert.Equal(tagged ? [null, "\"v1\"", "\"v1\""] : [null, null, null], server.Requests.Select(request => request["If-Range"]));
        Assert.Equal(new TransferProgress(Content.Length, Content.Length), told.Values[^1]);
        Assert.Equal(["target.bin"], target.Beside);
    }

    [Fact]
    public async Task A_server_without_ranges_sends_it_again_and_what_is_there_is_passed_over()
    {
        await using var server = new WireServer(Broken(150_000), Broken(170_000), WireAnswer.Of(200, null, Content));
        using var client = server.Connect();
        using var target = TemporaryFile.Absent();
        await client.Files.DownloadAsync("file-1", target.Path);
        Assert.Equal(Content, await File.ReadAllBytesAsync(target.Path));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Such_a_server_may_say_no_length_the_second_time()
    {
        await using var server = new WireServer(Broken(150_000), WireAnswer.Chunked("application/octet-stream").Chunk(Content).LastChunk());
        using var client = server.Connect();
        using var target = TemporaryFile.Absent();
        await client.Files.DownloadAsync("file-1", target.Path);
        Assert.Equal(Content, await File.ReadAllBytesAsync(target.Path));
    }

    public static TheoryData<string> Faults =>
    [
        "breaks always", "breaks before the old place", "changed tag", "changed length", "changed total", "wrong range", "no range", "too much", "gone", "silent",
        "ends early", "404", "401", "cancel", "html redirect", "progress throws",
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task After_any_failure_the_target_is_as_it_was(string fault)
    {
        foreach (string? old in new[] { null, "old" })
        {
            using var target = TemporaryFile.Absent();
            if (old is not null)
                await File.WriteAllTextAsync(target.Path, old);
            await using var server = new WireServer((_, index) => Faulty(fault, index));
            using var client = server.Connect();
            using var cancel = new CancellationTokenSource();
            var recorder = new CallRecorder();
            var call = client.For(null, recorder).Files.DownloadAsync(
                "file-1", target.Path, new() { Overwrite = true, Progress = fault == "progress throws" ? new Thrower() : null }, cancel.Token);
            if (fault is "cancel" or "silent")
            {
                // The part that came is on its way into the file.
                await Condition.BecomesTrueAsync(() => Directory.EnumerateFiles(target.Folder).Any(each => each.EndsWith(".part", StringComparison.Ordinal) && new FileInfo(each).Length == 150_000));
                if (fault == "cancel")
                    await cancel.CancelAsync();
                for (int silences = 1; fault == "silent" && silences <= 2; silences++)
                {
                    await server.WaitForRequestsAsync(silences);
                    await server.Clock.ServerIsSilentTooLongAsync();
                }
            }
            var error = await Assert.ThrowsAnyAsync<Exception>(() => call);
            Assert.IsType(
                fault switch
                {
                    "breaks always" or "breaks before the old place" or "ends early" => typeof(Mka1ConnectionException),
                    "404" or "401" or "gone" => typeof(Mka1ApiException),
                    "silent" => typeof(Mka1TimeoutException),
                    "cancel" => error.GetType(),
                    "progress throws" => typeof(NotSupportedException),
                    _ => typeof(Mka1ProtocolException),
                },
                error);
            if (fault == "cancel")
                Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Equal(old is null ? [] : ["target.bin"], target.Beside);
            if (old is not null)
                Assert.Equal(old, await File.ReadAllTextAsync(target.Path));
            if (fault is "cancel" or "silent")
                await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_begun_costs_no_call()
    {
        // The kernel's own tree takes files from nobody, not even from root. Other systems have no such place.
        if (!OperatingSystem.IsLinux())
            return;
        const string path = "/sys/x.bin";
        await using var server = new WireServer();
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1WriteException>(() => client.Files.DownloadAsync("file-1", path));
        Assert.Equal((path, false), (error.Path, error.HasStarted));
        Assert.StartsWith($"'{path}' cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_file_that_cannot_be_put_into_place_is_told_as_begun_and_leaves_no_part()
    {
        using var target = TemporaryFile.Absent();
        await using var server = new WireServer(WireAnswer.Of(200, null, Content));
        using var client = server.Connect();
        // A directory takes the place while the content comes.
        var progress = new Doing(() => Directory.CreateDirectory(target.Path));
        var error = await Assert.ThrowsAsync<Mka1WriteException>(() => client.Files.DownloadAsync("file-1", target.Path, new() { Overwrite = true, Progress = progress }));
        Assert.Equal((target.Path, true), (error.Path, error.HasStarted));
        Assert.StartsWith($"'{target.Path}' could not be written completely: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", error.Message, StringComparison.Ordinal);
        Assert.Equal(["target.bin"], target.Beside);
    }

    [Fact]
    public async Task What_is_there_is_replaced_only_on_request()
    {
        using var target = TemporaryFile.Of("old");
        await using var server = new WireServer(WireAnswer.Of(200, null, Content));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.DownloadAsync("file-1", target.Path));
        Assert.Contains($"'{target.Path}'", error.Message, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(target.Path));
        Assert.Empty(server.Requests);
        await client.Files.DownloadAsync("file-1", target.Path, new() { Overwrite = true });
        Assert.Equal(Content, await File.ReadAllBytesAsync(target.Path));
    }

    [Fact]
    public async Task What_appears_meanwhile_is_not_replaced_without_request()
    {
        using var target = TemporaryFile.Absent();
        await using var server = new WireServer((_, _) =>
        {
            File.WriteAllText(target.Path, "new");
            return WireAnswer.Of(200, null, Content);
        });
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.DownloadAsync("file-1", target.Path));
        Assert.Equal("new", await File.ReadAllTextAsync(target.Path));
        Assert.Equal(["target.bin"], target.Beside);
    }

    [Fact]
    public async Task A_target_that_cannot_be_is_refused_before_anything_is_sent()
    {
        using var folder = TemporaryFile.Absent();
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        foreach (string path in new[] { folder.Folder, Path.Combine(folder.Folder, "no", "where.bin"), Path.Combine(folder.Folder, "name too long", new string('x', 300)) })
        {
            var error = await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.DownloadAsync("file-1", path));
            Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
        }
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.DownloadAsync("file-1", ""));
    }

    [Fact]
    public async Task A_long_name_is_no_hindrance()
    {
        using var target = TemporaryFile.Absent(new string('x', 240));
        await using var server = new WireServer(WireAnswer.Of(200, null, Content));
        using var client = server.Connect();
        await client.Files.DownloadAsync("file-1", target.Path);
        Assert.Equal(Content.Length, new FileInfo(target.Path).Length);
    }

    [Fact]
    public async Task Content_can_be_read_as_a_stream()
    {
        await using var server = new WireServer((request, _) => Part(request, 100_000, "\"v1\""));
        using var client = server.Connect();
        var copy = new MemoryStream();
        await using (var content = client.Files.OpenContent("file-1"))
        {
            Assert.Empty(server.Requests);
            Assert.Equal(0, await content.ReadAsync(Array.Empty<byte>()));
            await content.CopyToAsync(copy);
            Assert.Equal(0, await content.ReadAsync(new byte[10]));
        }
        Assert.Equal(Content, copy.ToArray());
        Assert.Equal(3, server.Requests.Count);
    }

    // A client that reads on would wait for ever.
    [Theory(Timeout = 20_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Content_that_goes_on_after_its_length_is_ended_there(bool resumed)
    {
        // It never ends.
        byte[] piece = new byte[10_000];
        var endless = WireAnswer.Chunked("application/octet-stream").Chunk(Content[..120_000]).Chunk(piece).ThenSilence();
        await using var server = resumed ? new WireServer(WireAnswer.Chunked("application/octet-stream").Chunk(Content[..100_000]).Drop(), endless) : new WireServer(endless);
        using var client = server.Connect();
        using var target = TemporaryFile.Absent();
        var error = await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Files.DownloadAsync("file-1", target.Path, new() { Length = 120_000 }));
        Assert.Contains("120000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Empty(target.Beside);
    }

    [Fact]
    public async Task Content_that_is_longer_by_its_headers_is_not_begun()
    {
        await using var server = new WireServer(WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n").ThenSilence());
        using var client = server.Connect();
        using var target = TemporaryFile.Absent();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.Files.DownloadAsync("file-1", target.Path, new() { Length = 5 }));
    }

    [Fact]
    public async Task Connections_that_bring_a_byte_each_come_to_an_end()
    {
        await using var server = new WireServer((request, _) => Part(request, 1, "\"v1\""));
        using var client = server.Connect();
        using var target = TemporaryFile.Absent();
        await Assert.ThrowsAsync<Mka1ConnectionException>(() => client.Files.DownloadAsync("file-1", target.Path));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Reading_nothing_is_no_break()
    {
        await using var server = new WireServer(WireAnswer.Of(200, null, Content));
        using var client = server.Connect();
        await using var content = client.Files.OpenContent("file-1");
        byte[] buffer = new byte[100];
        await content.ReadExactlyAsync(buffer);
        Assert.Equal(0, await content.ReadAsync(buffer.AsMemory(0, 0)));
        await content.ReadExactlyAsync(buffer);
        Assert.Equal(Content[100..200], buffer);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Each_read_can_be_cancelled_by_its_own_token()
    {
        await using var server = new WireServer(WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n").Then(Content[..10]).ThenSilence());
        using var client = server.Connect();
        await using var content = client.Files.OpenContent("file-1");
        byte[] buffer = new byte[10];
        using var first = new CancellationTokenSource();
        await content.ReadExactlyAsync(buffer, first.Token);
        // The first read is over; its token has no more say.
        await first.CancelAsync();
        using var second = new CancellationTokenSource();
        var read = content.ReadAsync(buffer, second.Token).AsTask();
        Assert.False(read.IsCompleted);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
    }

    [Fact]
    public async Task A_stream_that_is_closed_early_closes_its_connection()
    {
        await using var server = new WireServer(WireAnswer.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n").Then(Content[..10]).ThenSilence());
        using var client = server.Connect();
        await using (var content = client.Files.OpenContent("file-1"))
            await content.ReadExactlyAsync(new byte[10]);
        await Condition.BecomesTrueAsync(() => server.OpenConnections == 0);
    }

    [Fact]
    public async Task Silence_before_the_first_byte_is_told_as_with_any_call()
    {
        await using var server = new WireServer(WireAnswer.Silence);
        using var client = server.Connect();
        await using var content = client.Files.OpenContent("file-1");
        var read = content.ReadAsync(new byte[10]).AsTask();
        await server.WaitForRequestsAsync(1);
        await server.Clock.ServerIsSilentTooLongAsync();
        await Assert.ThrowsAsync<Mka1TimeoutException>(() => read);
        Assert.Single(server.Requests);
    }

    /// <summary>The part that was asked for, of which only so many bytes come.</summary>
    private static WireAnswer Part(WireRequest request, int most, string? tag)
    {
        string? range = request["Range"];
        int from = range is null ? 0 : int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
        string tagLine = tag is null ? "" : $"ETag: {tag}\r\n";
        string head = range is null ? "HTTP/1.1 200 OK\r\n" : $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{Content.Length - 1}/{Content.Length}\r\n";
        int rest = Content.Length - from;
        var answer = WireAnswer.Raw($"{head}{tagLine}Content-Length: {rest}\r\n\r\n").Then(Content[from..Math.Min(from + most, Content.Length)]);
        return rest > most ? answer.Drop() : answer;
    }

    private static WireAnswer Broken(int after, string headers = "") =>
        WireAnswer.Raw($"HTTP/1.1 200 OK\r\nETag: \"v1\"\r\n{headers}Content-Length: {Content.Length}\r\n\r\n").Then(Content[..after]).Drop();

    private static WireAnswer Faulty(string fault, int index) => fault switch
    {
        "404" => WireAnswer.Error(404),
        "401" => WireAnswer.Error(401),
        "html redirect" => WireAnswer.Of(302, "text/html", "x"u8.ToArray(), "Location: /login"),
        "progress throws" => WireAnswer.Of(200, null, Content),
        "cancel" => WireAnswer.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {Content.Length}\r\n\r\n").Then(Content[..150_000]).ThenSilence(),
        "silent" when index == 0 => WireAnswer.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {Content.Length}\r\n\r\n").Then(Content[..150_000]).ThenSilence(),
        "silent" => WireAnswer.Silence,
        "ends early" => WireAnswer.Raw($"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-{Content.Length - 1}/{Content.Length}\r\nContent-Length: 0\r\n\r\n"),
        _ when index == 0 => Broken(150_000),
        "breaks always" => WireAnswer.Raw($"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 150000-{Content.Length - 1}/{Content.Length}\r\nContent-Length: 150000\r\n\r\n").Drop(),
        "breaks before the old place" => Broken(100_000),
        "changed tag" => WireAnswer.Of(200, null, Content, "ETag: \"v2\""),
        "changed length" => WireAnswer.Of(200, null, Content[..200_000], "ETag: \"v1\""),
        "changed total" => WireAnswer.Of(206, null, Content[150_000..200_000], "Content-Range: bytes 150000-199999/200000"),
        "wrong range" => WireAnswer.Of(206, null, Content, $"Content-Range: bytes 0-{Content.Length - 1}/{Content.Length}"),
        "no range" => WireAnswer.Of(206, null, Content[150_000..]),
        "too much" => WireAnswer.Of(206, null, [.. Content[150_000..], 1], $"Content-Range: bytes 150000-{Content.Length - 1}/{Content.Length}"),
        "gone" => WireAnswer.Error(404),
        _ => throw new ArgumentException(fault, nameof(fault)),
    };

    private sealed class Told : IProgress<TransferProgress>
    {
        public List<TransferProgress> Values { get; } = [];

        public void Report(TransferProgress value) => Values.Add(value);
    }

    private sealed class Doing(Action action) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => action();
    }

    private sealed class Thrower : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => throw new NotSupportedException("No more.");
    }
}
