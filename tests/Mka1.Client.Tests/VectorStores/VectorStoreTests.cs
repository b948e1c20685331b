using System.Net;
using System.Text.Json.Nodes;
using Mka1.Client.Tests.Emulator;
using Mka1.Client.Tests.Wire;
using Mka1.Errors;

namespace Mka1.Client.Tests.VectorStores;

public sealed class VectorStoreTests
{
    [Fact]
    public async Task What_is_given_is_sent_and_nothing_else()
    {
        await using var server = new WireServer((_, _) => WireAnswer.Json("""{"id":"vs_1"}"""));
        using var client = server.Connect();
        await client.VectorStores.CreateAsync();
        await client.VectorStores.CreateAsync(new() { Name = "a", Description = "b" });
        await client.VectorStores.UpdateAsync("vs_1", new() { ExpiresAfterDays = 7, Metadata = new Dictionary<string, string>() });
        Assert.Equal(
            ["{}", """{"name":"a","description":"b"}""", """{"expires_after":{"anchor":"last_active_at","days":7},"metadata":{}}"""],
            server.Requests.Select(static request => request.Text));
    }

    [Fact]
    public async Task Wrong_options_are_refused_before_they_are_sent()
    {
        await using var server = new WireServer();
        using var client = server.Connect();
        await Assert.ThrowsAsync<Mka1InputException>(() => client.VectorStores.CreateAsync(new() { ExpiresAfterDays = 0 }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.VectorStores.UpdateAsync("vs_1", new() { Metadata = new Dictionary<string, string> { [""] = "x" } }));
        await Assert.ThrowsAsync<Mka1InputException>(() => client.VectorStores.UpdateAsync("vs_1", new() { Description = "x" }));
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
        Nested = new Dictionary<string, string> { ["file_counts"] = "in_progress completed failed cancelled total" },
        DeletionObject = "vector_store.deleted",
    }.RunAsync();

    [Fact]
    public async Task The_emulator_changes_nothing_with_a_body_that_it_refuses()
    {
        await using var emulator = await EmulatorAccess.StartAsync();
        string path = $"/vector_stores/{(await emulator.PostAsync("/vector_stores", new JsonObject()))["id"]}";
        await emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, path, new JsonObject { ["expires_after"] = Expiry(), ["name"] = 7 });
        // A search renews the expiry.
        await emulator.PostAsync(path + "/search", new JsonObject { ["query"] = "a" });
        Assert.Null((await emulator.GetAsync(path))["expires_at"]);
    }

    private static JsonObject Expiry() => new() { ["anchor"] = "last_active_at", ["days"] = 7 };
}
