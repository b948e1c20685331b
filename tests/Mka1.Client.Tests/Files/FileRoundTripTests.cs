using System.Security.Cryptography;
using Mka1.Client.Tests.Wire;
using Mka1.Emulator.Faults;
using Mka1.Errors;
using Mka1.Lists;

namespace Mka1.Client.Tests.Files;

public sealed class FileRoundTripTests
{
    [Theory]
    [InlineData("input.jsonl")]
    [InlineData("größe 😀.txt")]
    [InlineData("it's \"quoted\"; a=b.txt")]
    public async Task A_file_is_sent_read_saved_and_deleted(string name)
    {
        await using var emulated = await Emulated.StartAsync();
        var files = emulated.Client.Files;
        byte[] content = RandomNumberGenerator.GetBytes(1_000_000);
        using var file = TemporaryFile.Of(content);
        using var target = TemporaryFile.Absent();
        var sent = await files.UploadAsync(file.Path, new() { Purpose = "user_data", FileName = name });
        Assert.Equal((content.Length, "user_data"), (sent.Bytes, sent.Purpose));
        // What browsers send for a quote: servers do not undo it.
        Assert.Equal(name.Replace("\"", "%22", StringComparison.Ordinal), sent.Filename);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), sent.Sha256);
        Assert.Empty(sent.GetAdditionalProperties());

        var read = await files.GetAsync(sent.Id);
        Assert.Equal(sent.ToJson(), read.ToJson());
        Assert.Null(read.Sha256);
        await files.DownloadAsync(sent.Id, target.Path);
        Assert.Equal(content, await File.ReadAllBytesAsync(target.Path));

        var deleted = await files.DeleteAsync(sent.Id);
        Assert.Equal((sent.Id, true), (deleted.Id, deleted.Deleted));
        Assert.Equal(404, (await Assert.ThrowsAsync<Mka1ApiException>(() => files.GetAsync(sent.Id))).StatusCode);
    }

    [Fact]
    public async Task Files_are_listed_by_purpose_and_page()
    {
        await using var emulated = await Emulated.StartAsync();
        var files = emulated.Client.Files;
        using var file = TemporaryFile.Of("x");
        var ids = new List<string>();
        for (int i = 0; i < 5; i++)
            ids.Add((await files.UploadAsync(file.Path, new() { Purpose = i == 2 ? "vision" : "user_data" })).Id);
        Assert.Equal(ids, await files.ListAsync(null, new ListOptions { PageSize = 2, Order = ListOrder.Ascending }).Select(each => each.Id).ToListAsync());
        Assert.Equal([ids[2]], await files.ListAsync("vision").Select(each => each.Id).ToListAsync());
        Assert.Empty(await emulated.Client.For("u2").Files.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task A_download_that_breaks_again_and_again_is_whole()
    {
        await using var emulated = await Emulated.StartAsync();
        byte[] content = RandomNumberGenerator.GetBytes(2_000_000);
        using var file = TemporaryFile.Of(content);
        using var target = TemporaryFile.Absent();
        var sent = await emulated.Client.Files.UploadAsync(file.Path, new() { Purpose = "user_data" });
        for (int i = 0; i < 3; i++)
            emulated.Server.Faults.Add(new Fault { Path = "^.*/content", DropAfterBytes = 400_000 });
        emulated.Server.Faults.Add(new Fault { Path = "^.*/content", TruncateAfterBytes = 300_000 });
        await emulated.Client.Files.DownloadAsync(sent.Id, target.Path);
        Assert.Equal(content, await File.ReadAllBytesAsync(target.Path));
        Assert.Equal(5, emulated.Server.Requests.Count(request => request.Path.EndsWith("/content", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_upload_over_the_rate_limit_is_sent_again_and_stored_once()
    {
        await using var emulated = await Emulated.StartAsync();
        using var file = TemporaryFile.Of("content");
        emulated.Server.Faults.Add(new Fault { Path = "/files", Status = 429, Body = """{"error":"Rate limit exceeded"}""" });
        var sent = await emulated.Client.Files.UploadAsync(file.Path, new() { Purpose = "user_data" });
        Assert.Equal(sent.Id, Assert.Single(await emulated.Client.Files.ListAsync().ToListAsync()).Id);
    }
}
