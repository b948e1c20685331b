using Mka1.Client.Tests.Wire;

namespace Mka1.Client.Tests.Http;

/// <summary>Servers that say by the status alone that something was done.</summary>
public sealed class EmptyAnswerTests
{
    private const string NoContent = "HTTP/1.1 204 No Content\r\n\r\n";
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private const string Accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n\r\n";

    [Theory]
    [InlineData(NoContent)]
    [InlineData(Ok)]
    [InlineData(Accepted)]
    public async Task What_was_deleted_is_told_by_its_id(string answer)
    {
        await using var server = new WireServer((_, _) => WireAnswer.Raw(answer));
        using var client = server.Connect();
        var response = await client.Responses.DeleteAsync(Sample.ResponseId);
        Assert.Equal(Sample.Deleted, response.ToJson());
        var file = await client.Files.DeleteAsync("file-1");
        Assert.Equal(("file-1", "file", true), (file.Id, file.Object, file.Deleted));
        Assert.Equal("resp_1", (await client.Responses.WakeAsync("resp_1", "Up")).ResponseId);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(NoContent)]
    [InlineData(Ok)]
    [InlineData(Accepted)]
    public async Task What_was_changed_is_read(string answer)
    {
        await using var server = new WireServer((request, _) => request.Method == "POST" ? WireAnswer.Raw(answer)
            : WireAnswer.Json(request.Path.Contains("/batches", StringComparison.Ordinal) ? Sample.Batch : Sample.Response("cancelled")));
        using var client = server.Connect();
        Assert.Equal("cancelled", (await client.Responses.CancelAsync(Sample.ResponseId)).Status);
        Assert.Equal("cancelled", (await client.Responses.UpdateMetadataAsync(Sample.ResponseId, new Dictionary<string, string>())).Status);
        Assert.Equal("batch_1", (await client.Batches.CancelAsync("batch_1")).Id);
        Assert.Equal(["POST", "GET", "POST", "GET", "POST", "GET"], server.Requests.Select(request => request.Method));
    }
}
