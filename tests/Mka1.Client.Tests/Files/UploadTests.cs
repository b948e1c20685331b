using System.Security.Cryptography;
using System.Text;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Files;

namespace Mka1.Client.Tests.Files;

public sealed class UploadTests
{
    private static readonly FileUploadOptions ForBatch = new() { Purpose = "batch" };

    [Fact]
    public async Task The_file_and_its_purpose_are_parts_of_a_form()
    {
        byte[] content = RandomNumberGenerator.GetBytes(300_000);
        using var file = TemporaryFile.Of(content, "in put.jsonl");
        await using var server = new WireServer(WireAnswer.Json(Sample.File));
        using var client = server.Connect(onBehalfOf: "u1");
        var uploaded = await client.Files.UploadAsync(file.Path, ForBatch);
        Assert.Equal("file-abc", uploaded.Id);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), uploaded.Sha256);
        Assert.Equal(Sample.File, uploaded.ToJson());

        Assert.Equal(("POST", "/api/v1/llm/files", "u1"), (server.Request.Method, server.Request.Target, server.Request["X-On-Behalf-Of"]));
        var parts = Parts(server.Request);
        Assert.Equal("form-data; name=\"purpose\"", parts[0].Disposition);
        Assert.Equal("batch", Encoding.UTF8.GetString(parts[0].Content));
        Assert.Equal("form-data; name=\"file\"; filename=\"in put.jsonl\"", parts[1].Disposition);
        Assert.Equal("application/octet-stream", parts[1].ContentType);
        Assert.Equal(content, parts[1].Content);
        Assert.Equal(2, parts.Count);
    }

    [Theory]
    [InlineData("größe 😀.jsonl", "größe 😀.jsonl")]
    [InlineData("a\"b.jsonl", "a%22b.jsonl")]
    [InlineData("a\r\nb.jsonl", "a%0D%0Ab.jsonl")]
    [InlineData("a;b=c.jsonl", "a;b=c.jsonl")]
    public async Task A_name_is_written_as_browsers_write_it(string name, string written)
    {
        using var file = TemporaryFile.Of("x");
        await using var server = new WireServer(WireAnswer.Json(Sample.File));
        using var client = server.Connect();
        await client.Files.UploadAsync(file.Path, new() { Purpose = "user_data", FileName = name, ContentType = "text/plain; charset=utf-8" });
        var part = Parts(server.Request)[1];
        Assert.Equal($"form-data; name=\"file\"; filename=\"{written}\"", part.Disposition);
        Assert.Equal("text/plain; charset=utf-8", part.ContentType);
    }

    [Theory]
    [InlineData(429, "Retry-After: 3")]
    [InlineData(503, "Retry-After: 3")]
    public async Task What_is_repeated_is_the_whole_file(int status, string header)
    {
        byte[] content = RandomNumberGenerator.GetBytes(400_000);
        using var file = TemporaryFile.Of(content);
        await using var server = new WireServer(WireAnswer.Error(status, header), WireAnswer.Json(Sample.File));
        using var client = server.Connect();
        var uploaded = await client.Files.UploadAsync(file.Path, ForBatch);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), uploaded.Sha256);
        Assert.Equal([content, content], server.Requests.Select(request => Parts(request)[1].Content));
        Assert.Equal([TimeSpan.FromSeconds(3)], server.Clock.Waits);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(413)]
    public async Task An_upload_that_may_have_been_stored_is_not_repeated(int status)
    {
        using var file = TemporaryFile.Of("x");
        await using var server = new WireServer(WireAnswer.Error(status));
        using var client = server.Connect();
        Assert.Equal(status, (await Assert.ThrowsAsync<Mka1ApiException>(() => client.Files.UploadAsync(file.Path, ForBatch))).StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Progress_rises_to_the_whole()
    {
        using var file = TemporaryFile.Of(new byte[500_000]);
        await using var server = new WireServer(WireAnswer.Json(Sample.File));
        using var client = server.Connect();
        var told = new Told();
        await client.Files.UploadAsync(file.Path, new() { Purpose = "batch", Progress = told });
        Assert.All(told.Values, value => Assert.Equal(500_000, value.BytesTotal));
        Assert.Equal(500_000, told.Values[^1].BytesDone);
        Assert.True(told.Values.Count > 1);
        Assert.Equal(told.Values.Select(value => value.BytesDone).Order(), told.Values.Select(value => value.BytesDone));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_by_its_path_before_anything_is_sent()
    {
        using var empty = TemporaryFile.Of("");
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        foreach (string path in new[] { empty.Path, empty.Folder, Path.Combine(empty.Folder, "none.txt"), Path.Combine(empty.Folder, "no", "where.txt") })
        {
            var error = await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.UploadAsync(path, ForBatch));
            Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
            Assert.Equal(0, error.Attempts);
        }
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.UploadAsync("", ForBatch));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.UploadAsync("a\0b", ForBatch));
    }

    [Fact]
    public async Task A_type_that_is_none_is_refused_before_anything_is_sent()
    {
        using var file = TemporaryFile.Of("x");
        using var client = new Mka1Client(WireServer.Options(WireServer.Nowhere));
        var error = await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.UploadAsync(file.Path, new() { Purpose = "batch", ContentType = "not a type" }));
        Assert.Contains("not a type", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_vanishes_between_two_attempts_is_told_as_that()
    {
        using var file = TemporaryFile.Of("x");
        await using var server = new WireServer((_, _) =>
        {
            File.Delete(file.Path);
            return WireAnswer.Error(429);
        });
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<Mka1InputException>(() => client.Files.UploadAsync(file.Path, ForBatch));
        Assert.Equal(1, error.Attempts);
    }

    [Fact]
    public async Task The_file_is_free_again_after_the_call_however_it_ends()
    {
        using var file = TemporaryFile.Of("x");
        await using var server = new WireServer(WireAnswer.Json(Sample.File), WireAnswer.Error(400), WireAnswer.Json("{}"), WireAnswer.Nothing);
        using var client = server.Connect();
        await client.Files.UploadAsync(file.Path, ForBatch);
        for (int i = 0; i < 3; i++)
            await Assert.ThrowsAnyAsync<Mka1Exception>(() => client.Files.UploadAsync(file.Path, ForBatch));
        File.Open(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    [Fact]
    public async Task Silence_and_cancelling_end_an_upload()
    {
        using var file = TemporaryFile.Of("x");
        await using var server = new WireServer(WireAnswer.Silence, WireAnswer.Silence);
        using var client = server.Connect();
        var call = client.Files.UploadAsync(file.Path, ForBatch);
        await server.WaitForRequestsAsync(1);
        await server.Clock.ServerIsSilentTooLongAsync();
        Assert.True((await Assert.ThrowsAsync<Mka1TimeoutException>(() => call)).RequestSent);

        using var cancel = new CancellationTokenSource();
        call = client.Files.UploadAsync(file.Path, ForBatch, cancel.Token);
        await server.WaitForRequestsAsync(2);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(2, server.Requests.Count);
    }

    private static List<(string Disposition, string? ContentType, byte[] Content)> Parts(WireRequest request)
    {
        string boundary = request["Content-Type"]!.Split("boundary=")[1].Trim('"');
        // As Latin-1 each byte is a character.
        return
        [
            .. Encoding.Latin1.GetString(request.Body).Split("--" + boundary)[1..^1].Select(part =>
            {
                string[] halves = part.Split("\r\n\r\n", 2);
                var headers = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(halves[0])).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
                return (headers["Content-Disposition"], headers.GetValueOrDefault("Content-Type"), Encoding.Latin1.GetBytes(halves[1][..^2]));
            }),
        ];
    }

    private sealed class Told : IProgress<TransferProgress>
    {
        public List<TransferProgress> Values { get; } = [];

        public void Report(TransferProgress value) => Values.Add(value);
    }
}
