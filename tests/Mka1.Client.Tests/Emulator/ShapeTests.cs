using System.Net;
using System.Text.Json.Nodes;

namespace Mka1.Client.Tests.Emulator;

/// <summary>Each operation answers with the members that the API documents for it, and no others.</summary>
public sealed class ShapeTests : IAsyncLifetime
{

    private const string Response =
        "id object created_at completed_at status error incomplete_details background instructions max_output_tokens max_tool_calls metadata model output " +
        "output_text parallel_tool_calls previous_response_id reasoning service_tier store temperature text tool_choice tools top_logprobs top_p truncation " +
        "usage user";

    private const string Batch =
        "id object endpoint errors input_file_id completion_window status output_file_id error_file_id created_at in_progress_at expires_at finalizing_at " +
        "completed_at failed_at expired_at cancelling_at cancelled_at request_counts metadata";

    private const string File = "id object bytes created_at expires_at filename purpose status";
    private EmulatorAccess _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorAccess.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task Responses()
    {
        var created = await _emulator.CreateAsync("Hello");
        var path = "/responses/" + created["id"];
        Shape.Has(Response, "response", created);
        Shape.Has(Response, "response", await _emulator.GetAsync(path));
        Shape.Has(Response, "response", await _emulator.PostAsync(path, new JsonObject { ["metadata"] = new JsonObject { ["a"] = "b" } }));
        Shape.Has("input_tokens input_tokens_details output_tokens output_tokens_details total_tokens", null, created["usage"]!);
        await Shape.IsListAsync(_emulator, Shape.List, "/responses", Response);
        await Shape.IsListAsync(_emulator, Shape.List, path + "/input_items", "id type role status content");
        Shape.Has("id object created_at output usage", "response.compaction", await _emulator.PostAsync("/responses/compact", new JsonObject
        {
            ["model"] = "auto",
            ["input"] = "Hello",
        }));
        var running = await _emulator.CreateInBackgroundAsync("[forever]");
        Shape.Has(Response, "response", await _emulator.PostAsync($"/responses/{running}/cancel"));
        Shape.Has(Shape.Deletion, "response", await _emulator.DeleteAsync(path));
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
        Shape.Has(Batch, "batch", created);
        Shape.Has("total completed failed", null, created["request_counts"]!);
        Assert.Equal(created["created_at"]!.GetValue<long>() + 86_400, created["expires_at"]!.GetValue<long>());
        Shape.Has(Batch, "batch", await _emulator.GetAsync("/batches/" + created["id"]));
        await Shape.IsListAsync(_emulator, Shape.List, "/batches", Batch);
        var cancelled = await _emulator.PostAsync($"/batches/{created["id"]}/cancel");
        Shape.Has(Batch, "batch", cancelled);
        Assert.Equal("cancelling", cancelled["status"]!.ToString());
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Delete, "/batches/" + created["id"]);
    }

    [Fact]
    public async Task Files()
    {
        var created = await _emulator.UploadAsync("x", "evals");
        Shape.Has(File, "file", created);
        Shape.Has(File, "file", await _emulator.GetAsync("/files/" + created["id"]));
        await Shape.IsListAsync(_emulator, Shape.List, "/files", File);
        Shape.Has(Shape.Deletion, "file", await _emulator.DeleteAsync("/files/" + created["id"]));
    }

    [Fact]
    public async Task Models()
    {
        const string Model = "id object created owned_by model_type";
        await Shape.IsListAsync(_emulator, "object data", "/models", Model);
        Shape.Has(Model, "model", await _emulator.GetAsync("/models/auto"));
    }
}
