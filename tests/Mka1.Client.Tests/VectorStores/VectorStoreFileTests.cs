using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.VectorStores;

public sealed class VectorStoreFileTests
{
    private const string FileMembers = "id object usage_bytes created_at vector_store_id status last_error chunking_strategy attributes";
    private const string BatchMembers = "id object created_at vector_store_id status file_counts";

    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"x_1","object":"vector_store.search_results.page"}"""));
        using var client = server.Connect();
        var files = client.VectorStores.Files;
        await files.AddAsync("vs_1", "file-1");
        await files.AddBatchAsync("vs_1", ["file-1", "file-2"], new() { Attributes = new Dictionary<string, object?> { ["a"] = 1 }, MaxChunkTokens = 100, ChunkOverlapTokens = 0 });
        await files.UpdateAsync("vs_1", "file-1", new() { Attributes = new Dictionary<string, object?>() });
        await client.VectorStores.SearchAsync("vs_1", new() { Queries = ["a"], ScoreThreshold = 0.5 });
        Assert.Equal(
            [
                """{"file_id":"file-1"}""",
                """{"file_ids":["file-1","file-2"],"attributes":{"a":1},"chunking_strategy":{"type":"static","static":{"max_chunk_size_tokens":100,"chunk_overlap_tokens":0}}}""",
                """{"attributes":{}}""",
                """{"query":"a","ranking_options":{"score_threshold":0.5}}""",
            ],
            server.Requests.Select(static request => request.Text));
    }

    [Fact]
    public async Task A_file_names_the_store_of_the_request_where_the_server_does_not()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"x_1"}"""));
        using var client = server.Connect();
        Assert.Equal("vs_1", (await client.VectorStores.Files.GetAsync("vs_1", "file-1")).VectorStoreId);
        Assert.Equal("vs_1", (await client.VectorStores.Files.GetBatchAsync("vs_1", "vsfb_1")).VectorStoreId);
    }

    [Fact]
    public async Task Wrong_options_are_refused_before_they_are_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        var files = client.VectorStores.Files;
        await Assert.ThrowsAsync<Mka1InputException>(() => files.AddAsync("vs_1", " "));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.AddAsync("vs_1", "file-1", new() { MaxChunkTokens = 100 }));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.AddBatchAsync("vs_1", []));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.AddBatchAsync("vs_1", [.. Enumerable.Range(0, 501).Select(static number => $"file-{number}")]));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.UpdateAsync("vs_1", "file-1", new() { MaxChunkTokens = 100, ChunkOverlapTokens = 1 }));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.UpdateAsync("vs_1", "file-1", new() { Attributes = new Dictionary<string, object?> { ["a"] = DateTime.Now } }));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.UpdateAsync("vs_1", "file-1", new() { Attributes = new Dictionary<string, object?> { ["a"] = Guid.Empty } }));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.UpdateAsync("vs_1", "file-1", new() { Attributes = new Dictionary<string, object?> { ["a"] = 'x' } }));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.UpdateAsync("vs_1", "file-1", new() { Attributes = new Dictionary<string, object?> { ["a"] = DayOfWeek.Monday } }));
        await Assert.ThrowsAsync<Mka1InputException>(() => files.UpdateAsync("vs_1", "file-1", new() { Attributes = new Dictionary<string, object?> { ["a"] = new string('x', 513) } }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.VectorStores.SearchAsync("vs_1", new()));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.VectorStores.SearchAsync("vs_1", new() { Queries = ["a"], MaxResults = 51 }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_emulator_answers_as_documented()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string file = await UploadAsync(emulator, "Refunds are paid within 14 days. [seconds 90000]");
        string broken = await UploadAsync(emulator, "[fail]");
        string path = $"/vector_stores/{(await emulator.PostAsync("/vector_stores", new JsonObject()))["id"]}";

        var added = await emulator.PostAsync($"{path}/files", new JsonObject { ["file_id"] = file, ["attributes"] = new JsonObject { ["a"] = true } });
        Shape.Has(FileMembers, "vector_store.file", added);
        Assert.Equal("in_progress", added["status"]!.ToString());
        Assert.Equal("in_progress", (await emulator.GetAsync(path))["status"]!.ToString());
        Shape.Has(FileMembers, "vector_store.file", await emulator.GetAsync($"{path}/files/{file}"));
        Shape.Has(FileMembers, "vector_store.file", await emulator.PostAsync($"{path}/files/{file}", new JsonObject { ["attributes"] = new JsonObject { ["b"] = 1 } }));
        await Shape.IsListAsync(emulator, Shape.List, $"{path}/files", FileMembers);

        var batch = await emulator.PostAsync($"{path}/file_batches", new JsonObject { ["files"] = new JsonArray(new JsonObject { ["file_id"] = broken }) });
        Shape.Has(BatchMembers, "vector_store.file_batch", batch);
        string one = $"{path}/file_batches/{batch["id"]}";
        Shape.Has("in_progress completed failed cancelled total", null, batch["file_counts"]!);
        Shape.Has(BatchMembers, "vector_store.file_batch", await emulator.GetAsync(one));
        await Shape.IsListAsync(emulator, Shape.List, one + "/files", FileMembers);
        Shape.Has(BatchMembers, "vector_store.file_batch", await emulator.PostAsync(one + "/cancel", new JsonObject()));
        Assert.Equal("cancelled", (await emulator.GetAsync(one))["status"]!.ToString());
        await emulator.ErrorAsync(HttpStatusCode.Conflict, HttpMethod.Post, one + "/cancel");

        Shape.Has("object search_query data has_more next_page", "vector_store.search_results.page", await emulator.PostAsync($"{path}/search", new JsonObject { ["query"] = "refunds" }));
        Shape.Has(Shape.Deletion, "vector_store.file.deleted", await emulator.DeleteAsync($"{path}/files/{file}"));
        await emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"{path}/files/{file}");
        // What was removed can be added again.
        await emulator.PostAsync($"{path}/files", new JsonObject { ["file_id"] = file });
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("cancel")]
    [InlineData("refuse")]
    public async Task The_emulator_indexes_a_file_without_waiting_for_one_that_is_gone(string how)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string slow = await UploadAsync(emulator, "[seconds 9000000]");
        string quick = await UploadAsync(emulator, "quick");
        string path = $"/vector_stores/{(await emulator.PostAsync("/vector_stores", new JsonObject()))["id"]}";
        if (how == "refuse")
        {
            var files = new JsonArray(new JsonObject { ["file_id"] = slow }, new JsonObject { ["file_id"] = quick, ["attributes"] = new JsonObject { ["a"] = new JsonArray() } });
            var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"{path}/file_batches", new JsonObject { ["files"] = files });
            Assert.Equal("files[1].attributes.a", error["param"]!.ToString());
        }
        else
        {
            var batch = await emulator.PostAsync($"{path}/file_batches", new JsonObject { ["file_ids"] = new JsonArray(slow) });
            _ = how == "cancel" ? await emulator.PostAsync($"{path}/file_batches/{batch["id"]}/cancel") : await emulator.DeleteAsync($"{path}/files/{slow}");
        }
        await emulator.PostAsync($"{path}/files", new JsonObject { ["file_id"] = quick });
        await emulator.WaitAsync($"{path}/files/{quick}", static file => file["status"]!.ToString() == "completed");
    }

    [Theory]
    [InlineData("files", """{"file_id":"file-1","colour":1}""", "colour")]
    [InlineData("files", """{}""", "file_id")]
    [InlineData("files", """{"file_id":7}""", "file_id")]
    [InlineData("files", """{"file_id":"FILE","attributes":{"a":[1]}}""", "attributes.a")]
    [InlineData("files", """{"file_id":"FILE","chunking_strategy":{"type":"other"}}""", "chunking_strategy")]
    [InlineData("files", """{"file_id":"FILE","chunking_strategy":{"type":"static"}}""", "chunking_strategy.static")]
    [InlineData("files", """{"file_id":"FILE","chunking_strategy":{"type":"static","static":{"max_chunk_size_tokens":99}}}""", "chunking_strategy.static.max_chunk_size_tokens")]
    [InlineData("file_batches", """{}""", "file_ids")]
    [InlineData("file_batches", """{"file_ids":["FILE"],"files":[]}""", "files")]
    [InlineData("file_batches", """{"file_ids":[]}""", "file_ids")]
    [InlineData("file_batches", """{"file_ids":[7]}""", "file_ids")]
    [InlineData("file_batches", """{"file_ids":["nobody"]}""", "file_ids")]
    [InlineData("file_batches", """{"file_ids":["FILE","FILE"]}""", "file_ids")]
    [InlineData("file_batches", """{"files":[{"file_id":"FILE","colour":1}]}""", "files[0].colour")]
    [InlineData("search", """{}""", "query")]
    [InlineData("search", """{"query":""}""", "query")]
    [InlineData("search", """{"query":[1]}""", "query")]
    [InlineData("search", """{"query":"a","max_num_results":51}""", "max_num_results")]
    [InlineData("search", """{"query":"a","filters":{"type":"like","key":"a","value":1}}""", "filters")]
    [InlineData("search", """{"query":"a","filters":{"type":"and","filters":[1]}}""", "filters")]
    [InlineData("search", """{"query":"a","ranking_options":{"score_threshold":2}}""", "ranking_options.score_threshold")]
    public async Task The_emulator_refuses_by_name_what_is_wrong(string segment, string body, string param)
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string file = await UploadAsync(emulator, "text");
        string path = $"/vector_stores/{(await emulator.PostAsync("/vector_stores", new JsonObject()))["id"]}/{segment}";
        var error = await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, JsonNode.Parse(body.Replace("FILE", file, StringComparison.Ordinal)));
        Assert.Equal(param, error["param"]!.ToString());
    }

    private static async Task<string> UploadAsync(EmulatorAccess emulator, string text) => (await emulator.UploadAsync(text, "assistants", "a.md"))["id"]!.ToString();
}
