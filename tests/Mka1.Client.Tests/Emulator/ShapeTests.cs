using System.Net;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>Each operation answers with the members that the API documents for it, and no others.</summary>
public sealed class ShapeTests : IAsyncLifetime
{
    private const string Page = "object data first_id last_id has_more";
    private const string Deletion = "id object deleted";

    private const string Response =
        "id object created_at completed_at status error incomplete_details background instructions max_output_tokens max_tool_calls metadata model output " +
        "output_text parallel_tool_calls previous_response_id reasoning service_tier store temperature text tool_choice tools top_logprobs top_p truncation " +
        "usage user";

    private const string Batch =
        "id object endpoint errors input_file_id completion_window status output_file_id error_file_id created_at in_progress_at expires_at finalizing_at " +
        "completed_at failed_at expired_at cancelling_at cancelled_at request_counts metadata";

    private const string File = "id object bytes created_at expires_at filename purpose status";
    private const string Conversation = "id object created_at metadata deleted_at";
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task Responses()
    {
        var created = await _emulator.CreateAsync("Hello");
        var path = "/responses/" + created["id"];
        Has(Response, "response", created);
        Has(Response, "response", await _emulator.GetAsync(path));
        Has(Response, "response", await _emulator.PostAsync(path, new JsonObject { ["metadata"] = new JsonObject { ["a"] = "b" } }));
        Has("input_tokens input_tokens_details output_tokens output_tokens_details total_tokens", null, created["usage"]!);
        await IsListAsync(Page, "/responses", Response);
        await IsListAsync(Page, path + "/input_items", "id type role status content");
        Has("id object created_at output usage", "response.compaction", await _emulator.PostAsync("/responses/compact", new JsonObject
        {
            ["model"] = "auto",
            ["input"] = "Hello",
        }));
        var running = await _emulator.CreateInBackgroundAsync("[forever]");
        Has(Response, "response", await _emulator.PostAsync($"/responses/{running}/cancel"));
        Has(Deletion, "response", await _emulator.DeleteAsync(path));
    }

    [Fact]
    public async Task Batches()
    {
        var file = await _emulator.UploadAsync(BatchLines.Chat("[forever]"));
        var created = await _emulator.PostAsync("/batches", new JsonObject
        {
            ["input_file_id"] = file["id"]!.ToString(),
            ["endpoint"] = "/v1/chat/completions",
            ["completion_window"] = "24h",
        });
        Has(Batch, "batch", created);
        Has("total completed failed", null, created["request_counts"]!);
        Assert.Equal(created["created_at"]!.GetValue<long>() + 86_400, created["expires_at"]!.GetValue<long>());
        Has(Batch, "batch", await _emulator.GetAsync("/batches/" + created["id"]));
        await IsListAsync(Page, "/batches", Batch);
        var cancelled = await _emulator.PostAsync($"/batches/{created["id"]}/cancel");
        Has(Batch, "batch", cancelled);
        Assert.Equal("cancelling", cancelled["status"]!.ToString());
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Delete, "/batches/" + created["id"]);
    }

    [Fact]
    public async Task Files()
    {
        var created = await _emulator.UploadAsync("x", "evals");
        Has(File, "file", created);
        Has(File, "file", await _emulator.GetAsync("/files/" + created["id"]));
        await IsListAsync(Page, "/files", File);
        Has(Deletion, "file", await _emulator.DeleteAsync("/files/" + created["id"]));
    }

    [Fact]
    public async Task Conversations()
    {
        var created = await _emulator.PostAsync("/conversations", new JsonObject());
        var path = "/conversations/" + created["id"];
        Has(Conversation, "conversation", created);
        Has(Conversation, "conversation", await _emulator.GetAsync(path));
        Has(Conversation, "conversation", await _emulator.PostAsync(path, new JsonObject { ["metadata"] = new JsonObject() }));
        // Unlike the other lists, this one has no first_id.
        await IsListAsync("object data last_id has_more", "/conversations", Conversation);
        Has(Deletion, "conversation.deleted", await _emulator.DeleteAsync(path));
    }

    [Fact]
    public async Task VectorStores()
    {
        const string Store =
            "id object created_at name description usage_bytes embedding_model embedding_dimensions file_counts status last_active_at last_used_at expires_at metadata";
        var created = await _emulator.PostAsync("/vector_stores", new JsonObject());
        var path = "/vector_stores/" + created["id"];
        Has(Store, "vector_store", created);
        Has("in_progress completed failed cancelled total", null, created["file_counts"]!);
        Has(Store, "vector_store", await _emulator.PostAsync(path, new JsonObject { ["name"] = "a" }));
        await IsListAsync(Page, "/vector_stores", Store);
        Has(Deletion, "vector_store.deleted", await _emulator.DeleteAsync(path));
    }

    [Fact]
    public async Task Models()
    {
        const string Model = "id object created owned_by model_type";
        await IsListAsync("object data", "/models", Model);
        Has(Model, "model", await _emulator.GetAsync("/models/auto"));
    }

    private async Task IsListAsync(string envelope, string path, string item)
    {
        var list = await _emulator.GetAsync(path);
        Has(envelope, "list", list);
        Has(item, null, list["data"]![0]!);
    }

    private static void Has(string members, string? type, JsonNode value)
    {
        Assert.Equal(members.Split(' ').Order(StringComparer.Ordinal), value.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        if (type is not null)
            Assert.Equal(type, value["object"]!.ToString());
    }
}
