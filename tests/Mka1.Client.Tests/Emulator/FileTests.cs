using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

public sealed class FileTests : IAsyncLifetime
{
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [InlineData("a.jsonl", null, "application/jsonl")]
    [InlineData("a.txt", null, "text/plain")]
    [InlineData("a.unheard", null, "application/octet-stream")]
    [InlineData("a.txt", "text/markdown", "text/markdown")]
    public async Task A_file_is_kept_as_it_was_sent(string name, string? sent, string kept)
    {
        var file = await _emulator.UploadAsync("content", "user_data", name, sent);
        Assert.Equal(["id", "object", "bytes", "created_at", "expires_at", "filename", "purpose", "status"], file.Select(m => m.Key));
        Assert.Equal(7, file["bytes"]!.GetValue<int>());
        Assert.Equal(name, file["filename"]!.ToString());
        Assert.True(JsonNode.DeepEquals(file, await _emulator.GetAsync("/files/" + file["id"])));
        using var request = EmulatorAccess.Request(HttpMethod.Get, $"/files/{file["id"]}/content");
        using var answer = await _emulator.SendAsync(request);
        Assert.Equal(kept, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(7, answer.Content.Headers.ContentLength);
        Assert.Equal("bytes", Assert.Single(answer.Headers.AcceptRanges));
        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal("content", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_large_file_goes_both_ways_unchanged_and_in_parts()
    {
        var bytes = new byte[20_000_000];
        new Random(7).NextBytes(bytes);
        using var form = new MultipartFormDataContent { { new StringContent("assistants"), "purpose" }, { new ByteArrayContent(bytes), "file", "big.bin" } };
        var id = (await _emulator.JsonAsync(HttpMethod.Post, "/files", form, HttpStatusCode.OK, null))["id"];
        using var request = EmulatorAccess.Request(HttpMethod.Get, $"/files/{id}/content");
        using var answer = await _emulator.SendAsync(request);
        Assert.Equal(SHA256.HashData(bytes), await SHA256.HashDataAsync(await answer.Content.ReadAsStreamAsync()));

        using var part = EmulatorAccess.Request(HttpMethod.Get, $"/files/{id}/content");
        part.Headers.Range = new RangeHeaderValue(19_999_990, null);
        part.Headers.IfRange = new RangeConditionHeaderValue(answer.Headers.ETag!);
        using var partial = await _emulator.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, partial.StatusCode);
        Assert.Equal(20_000_000, partial.Content.Headers.ContentRange!.Length);
        Assert.Equal(bytes[^10..], await partial.Content.ReadAsByteArrayAsync());

        using var beyond = EmulatorAccess.Request(HttpMethod.Get, $"/files/{id}/content");
        beyond.Headers.Range = new RangeHeaderValue(20_000_000, null);
        using var refused = await _emulator.SendAsync(beyond);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);
    }

    [Fact]
    public async Task Files_are_listed_by_purpose_order_and_page()
    {
        var ids = new List<string>();
        foreach (var purpose in (string[])["batch", "evals", "batch"])
            ids.Add(await UploadAsync(purpose));
        Assert.Equal([ids[2], ids[1], ids[0]], Ids(await _emulator.GetAsync("/files")));
        Assert.Equal(ids, Ids(await _emulator.GetAsync("/files?order=asc&limit=10000")));
        Assert.Equal([ids[0], ids[2]], Ids(await _emulator.GetAsync("/files?order=asc&purpose=batch")));
        var page = await _emulator.GetAsync("/files?order=asc&purpose=batch&limit=1");
        Assert.True(page["has_more"]!.GetValue<bool>());
        Assert.Equal([ids[2]], Ids(await _emulator.GetAsync($"/files?order=asc&purpose=batch&limit=1&after={page["last_id"]}")));
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/files?limit=10001");
        await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Get, "/files?purpose=fun");

        async Task<string> UploadAsync(string purpose) => (await _emulator.UploadAsync("x", purpose))["id"]!.ToString();
        static IEnumerable<string> Ids(JsonObject list) => list["data"]!.AsArray().Select(f => f!["id"]!.ToString());
    }

    [Fact]
    public async Task A_deleted_file_is_gone()
    {
        var id = (await _emulator.UploadAsync("x"))["id"]!.ToString();
        Assert.Equal($$"""{"id":"{{id}}","object":"file","deleted":true}""", (await _emulator.DeleteAsync("/files/" + id)).ToJsonString());
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/files/" + id);
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"/files/{id}/content");
    }

    [Theory]
    [InlineData("fun", "file", "x", "purpose")]
    [InlineData(null, "file", "x", "purpose")]
    [InlineData("batch", "data", "x", "data")]
    [InlineData("batch", "file", "", "file")]
    public async Task An_upload_that_is_not_right_is_refused(string? purpose, string part, string content, string param)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([.. content.Select(c => (byte)c)]), part, "a.txt" } };
        if (purpose is not null)
            form.Add(new StringContent(purpose), "purpose");
        var refused = await _emulator.JsonAsync(HttpMethod.Post, "/files", form, HttpStatusCode.BadRequest, null);
        Assert.Equal(param, refused["error"]!["param"]!.ToString());
        Assert.Empty((await _emulator.GetAsync("/files"))["data"]!.AsArray());
    }

    [Theory]
    [InlineData("expires_after[anchor]")]
    [InlineData("colour")]
    [InlineData("purpose")]
    [InlineData("file")]
    public async Task A_member_of_a_form_that_should_not_be_there_is_refused_by_name(string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("user_data"), "purpose" },
            { new StringContent("x"), "file", "a.txt" },
        };
        if (name == "file")
            form.Add(new StringContent("y"), name, "b.txt");
        else
            form.Add(new StringContent("user_data"), name);
        var refused = await _emulator.JsonAsync(HttpMethod.Post, "/files", form, HttpStatusCode.BadRequest, null);
        Assert.Equal(name, refused["error"]!["param"]!.ToString());
        Assert.Equal(name is "file" or "purpose" ? "invalid_value" : "unknown_parameter", refused["error"]!["code"]!.ToString());
        Assert.Empty((await _emulator.GetAsync("/files"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_form_without_an_end_is_refused()
    {
        using var content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nxyz");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        await _emulator.JsonAsync(HttpMethod.Post, "/files", content, HttpStatusCode.BadRequest, null);
        await _emulator.JsonAsync(HttpMethod.Post, "/files", new JsonObject(), HttpStatusCode.UnsupportedMediaType, null);
    }

    [Fact]
    public async Task Files_given_a_folder_stay_there_and_others_do_not()
    {
        var folder = Directory.CreateTempSubdirectory("mka1-test-");
        try
        {
            await using (var emulator = await EmulatorAccess.StartAsync(new() { FilesDirectory = folder.FullName }))
                await emulator.UploadAsync("x");
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
