using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Files;

namespace Mka1.Client.Tests.SandboxFiles;

public sealed class SandboxFileTests
{
    private const string Session = "sbs_1";

    [Theory]
    [InlineData("""{"session_id":"sbs_1","files":[{"path":"a.txt","size":2},{"path":"src/"}],"paths":["a.txt","src/"]}""", 2)]
    [InlineData("""{"paths":["a.txt","src/"]}""", null)]
    public async Task A_workspace_is_read_in_each_form(string json, int? size)
    {
        await using var server = new WireServer(WireAnswer.Json(json));
        using var client = server.Connect();
        var files = await client.SandboxFiles.ListAsync(Session);
        Assert.Equal(["a.txt", "src/"], files.Select(file => file.Path));
        Assert.All(files, file => Assert.Equal(Session, file.SessionId));
        Assert.Equal(size, files[0].Size);
    }

    [Fact]
    public async Task Folders_are_created_once_the_content_is_there()
    {
        string root = Directory.CreateTempSubdirectory().FullName;
        try
        {
            await using var server = new WireServer(WireAnswer.Error(404), WireAnswer.Of(200, "application/octet-stream", [1, 2]));
            using var client = server.Connect();
            string target = Path.Combine(root, "src", "a.bin");
            var options = new FileDownloadOptions { Root = root };
            await Assert.ThrowsAsync<Mka1ApiException>(() => client.SandboxFiles.DownloadAsync(Session, "src/a.bin", target, options));
            Assert.Empty(Directory.EnumerateFileSystemEntries(root));
            await client.SandboxFiles.DownloadAsync(Session, "src/a.bin", target, options);
            Assert.Equal([1, 2], await File.ReadAllBytesAsync(target));
            Assert.Single(Directory.EnumerateFileSystemEntries(root));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task A_link_below_the_folder_is_refused()
    {
        // Links need a privilege on Windows.
        if (OperatingSystem.IsWindows())
            return;
        string root = Directory.CreateTempSubdirectory().FullName;
        string outside = Directory.CreateTempSubdirectory().FullName;
        try
        {
            await using var server = new WireServer();
            using var client = server.Connect();
            Directory.CreateSymbolicLink(Path.Combine(root, "src"), outside);
            var error = await Assert.ThrowsAsync<Mka1InputException>(() =>
                client.SandboxFiles.DownloadAsync(Session, "src/deep/a.bin", Path.Combine(root, "src", "deep", "a.bin"), new FileDownloadOptions { Root = root }));
            Assert.Contains("is a link", error.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
            Assert.Empty(server.Requests);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
            Directory.Delete(outside);
        }
    }

    [Fact]
    public async Task An_upload_that_the_server_does_not_confirm_is_a_protocol_error()
    {
        using var file = TemporaryFile.Of("PK", "a.txt");
        await using var server = new WireServer(WireAnswer.Json("""{"detail":"quota exceeded"}"""), WireAnswer.Json("""{"detail":"quota exceeded"}"""));
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.SandboxFiles.UploadAsync("s", file.Path, "a.txt"));
        await Assert.ThrowsAsync<Mka1ProtocolException>(() => client.SandboxFiles.UploadArchiveAsync("s", file.Path));
    }

    [Fact]
    public async Task An_empty_file_is_uploaded()
    {
        using var file = TemporaryFile.Of(string.Empty, "a.txt");
        await using var server = new WireServer(WireAnswer.Json("""{"status":"uploaded"}"""));
        using var client = server.Connect();
        Assert.Equal(0, (await client.SandboxFiles.UploadAsync("s", file.Path, "a.txt")).Size);
        Assert.Empty(server.Request.Body);
    }
}
