using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;
using Mka1.Lists;
using Mka1.VectorStores;

namespace Mka1.Client.Tests.VectorStores;

public sealed class VectorStoreTests
{
    private const string Json =
        """{"id":"vs_1","object":"vector_store","created_at":1767323045,"name":"a","file_counts":{"in_progress":1,"completed":2,"failed":3,"cancelled":4,"total":10},"expires_at":null,"metadata":{"team":"ops","level":3}}""";

    [Fact]
    public void Its_members_are_read()
    {
        var store = VectorStore.FromJson(Json);
        Assert.Equal(("vs_1", "vector_store", "a", (DateTimeOffset?)null), (store.Id, store.Object, store.Name, store.ExpiresAt));
        var counts = store.FileCounts!;
        Assert.Equal((1, 2, 3, 4, 10), (counts.InProgress, counts.Completed, counts.Failed, counts.Cancelled, counts.Total));
        Assert.Equal("3", store.Metadata["level"]);
        Assert.Empty(store.AdditionalProperties);
        Assert.Equal(Json, store.ToJson());
    }

    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json(Json));
        using var client = server.Connect();
        await client.VectorStores.CreateAsync();
        await client.VectorStores.CreateAsync(new() { Name = "a" }, "b");
        await client.VectorStores.UpdateAsync("vs_1", new() { ExpiresAfterDays = 7, Metadata = new Dictionary<string, string>() });
        Assert.Equal(
            ["{}", """{"name":"a","description":"b"}""", """{"expires_after":{"anchor":"last_active_at","days":7},"metadata":{}}"""],
            server.Requests.Select(static request => request.Text));
    }

    [Fact]
    public async Task The_list_asks_for_the_largest_page()
    {
        await using var server = new WireServer(WireAnswer.Json($$"""{"object":"list","data":[{{Json}}],"has_more":false}"""));
        using var client = server.Connect();
        var found = await client.VectorStores.ListAsync(new ListOptions { Order = ListOrder.Ascending }).ToListAsync();
        Assert.Equal("vs_1", Assert.Single(found).Id);
        Assert.Equal(["100"], server.Request.Query("limit"));
        Assert.Equal(["asc"], server.Request.Query("order"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_it_is_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.VectorStores.CreateAsync(new() { ExpiresAfterDays = 0 }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.VectorStores.UpdateAsync("vs_1", new() { Metadata = new Dictionary<string, string> { [""] = "x" } }));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public Task The_emulator_answers_as_documented() => new StoredKindCheck(
        "/vector_stores",
        "vector_store",
        "id object created_at name description usage_bytes embedding_model embedding_dimensions file_counts status last_active_at last_used_at expires_at metadata")
    {
        Create = new() { ["name"] = "a", ["description"] = "b", ["expires_after"] = Expiry(), ["metadata"] = new JsonObject { ["a"] = "b" } },
        Update = new() { ["name"] = "a", ["expires_after"] = Expiry(), ["metadata"] = new JsonObject() },
        DeletionObject = "vector_store.deleted",
    }.RunAsync();

    private static JsonObject Expiry() => new() { ["anchor"] = "last_active_at", ["days"] = 7 };
}
