#pragma warning disable OPENAI001 // The package calls its own clients experimental.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using Mka1.Emulator;
using Mka1.Emulator.Batches;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Files;
using OpenAI.Responses;

namespace Mka1.Client.Tests.Emulator;

/// <summary>The emulator is used by a client that nobody here wrote.</summary>
public sealed class OpenAIPackageTests : IAsyncLifetime
{
    private static readonly ApiKeyCredential Key = new("test-key");
    private EmulatorServer _server = null!;

    public async Task InitializeAsync() => _server = await EmulatorServer.StartAsync(
        new EmulatorOptions { Speed = 1000, Batches = new BatchOptions { LinesPerSecond = 0 } });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_response_is_created_read_and_deleted()
    {
        var client = Responses();
        ResponseResult created = await client.CreateResponseAsync("auto", "Hello there");
        Assert.Equal("You said: Hello there", created.GetOutputText());
        Assert.Equal(ResponseStatus.Completed, created.Status);
        Assert.Equal(6, created.Usage.TotalTokenCount);

        ResponseResult read = await client.GetResponseAsync(created.Id);
        Assert.Equal(created.GetOutputText(), read.GetOutputText());
        Assert.True((await client.DeleteResponseAsync(created.Id)).Value.Deleted);
        var error = await Assert.ThrowsAsync<ClientResultException>(() => client.GetResponseAsync(created.Id));
        Assert.Equal(404, error.Status);
    }

    [Fact]
    public async Task A_response_is_created_with_all_that_the_package_can_say()
    {
        var options = new CreateResponseOptions("auto", [ResponseItem.CreateSystemMessageItem("Be brief."), ResponseItem.CreateUserMessageItem("Hi")])
        {
            Instructions = "Be kind.",
            MaxOutputTokenCount = 100,
            MaxToolCallCount = 5,
            ParallelToolCallsEnabled = false,
            ReasoningOptions = new ResponseReasoningOptions { ReasoningEffortLevel = ResponseReasoningEffortLevel.Low },
            ServiceTier = ResponseServiceTier.Default,
            StoredOutputEnabled = true,
            Temperature = 0.5f,
            TopP = 0.9f,
            TruncationMode = ResponseTruncationMode.Disabled,
            EndUserId = "u1",
            ToolChoice = ResponseToolChoice.CreateAutoChoice(),
        };
        options.Metadata["ticket"] = "42";
        options.Tools.Add(ResponseTool.CreateFunctionTool("look_up", BinaryData.FromString("{\"type\":\"object\",\"properties\":{\"q\":{\"type\":\"string\"}}}"), true));
        ResponseResult response = await Responses().CreateResponseAsync(options);
        Assert.Equal("You said: Hi", response.GetOutputText());
        Assert.Equal("42", response.Metadata["ticket"]);
        Assert.Equal(100, response.MaxOutputTokenCount);
        Assert.Single(response.Tools);

        var items = new List<ResponseItem>();
        await foreach (var item in Responses().GetResponseInputItemsAsync(response.Id))
            items.Add(item);
        Assert.Equal(2, items.Count);
    }

    [Fact]
    public async Task A_stream_gives_the_text_word_by_word_and_ends_with_the_response()
    {
        var deltas = new List<string>();
        ResponseResult? last = null;
        await foreach (var update in await Responses().CreateResponseStreamingAsync("auto", "one two three"))
        {
            if (update is StreamingResponseOutputTextDeltaUpdate delta)
                deltas.Add(delta.Delta);
            else if (update is StreamingResponseCompletedUpdate completed)
                last = completed.Response;
        }

        Assert.Equal(["You ", "said: ", "one ", "two ", "three"], deltas);
        Assert.Equal("You said: one two three", last!.GetOutputText());
    }

    [Fact]
    public async Task A_background_response_is_streamed_again_from_where_one_was()
    {
        var client = Responses();
        var options = new CreateResponseOptions("auto", [ResponseItem.CreateUserMessageItem("some words [forever]")])
        {
            BackgroundModeEnabled = true,
            StreamingEnabled = true,
        };
        var seen = new List<StreamingResponseUpdate>();
        string? id = null;
        await foreach (var update in await client.CreateResponseStreamingAsync(options))
        {
            seen.Add(update);
            id ??= (update as StreamingResponseQueuedUpdate)?.Response.Id;
            if (update is StreamingResponseOutputTextDeltaUpdate)
                break;
        }

        await foreach (var update in await client.GetResponseStreamingAsync(
            new GetResponseOptions(id) { StreamingEnabled = true, StartingAfter = seen[^1].SequenceNumber }))
        {
            seen.Add(update);
            if (update is StreamingResponseOutputItemDoneUpdate)
                break;
        }

        Assert.Equal(Enumerable.Range(0, seen.Count), seen.Select(u => u.SequenceNumber));
        ResponseResult cancelled = await client.CancelResponseAsync(id);
        Assert.Equal(ResponseStatus.Cancelled, cancelled.Status);
    }

    [Fact]
    public async Task Function_calls_refusals_and_failures_are_understood()
    {
        var options = new CreateResponseOptions("auto", [ResponseItem.CreateUserMessageItem("Oslo [call get_weather]")]);
        options.Tools.Add(ResponseTool.CreateFunctionTool(
            "get_weather", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}"""), false));
        ResponseResult called = await Responses().CreateResponseAsync(options);
        var call = Assert.IsType<FunctionCallResponseItem>(Assert.Single(called.OutputItems));
        Assert.Equal("get_weather", call.FunctionName);
        Assert.Equal("Oslo", JsonNode.Parse(call.FunctionArguments)!["city"]!.ToString());

        ResponseResult refused = await Responses().CreateResponseAsync("auto", "[refuse]");
        Assert.NotEmpty(Assert.IsAssignableFrom<MessageResponseItem>(Assert.Single(refused.OutputItems)).Content[0].Refusal);

        ResponseResult failed = await Responses().CreateResponseAsync("auto", "[fail rate_limit_exceeded]");
        Assert.Equal(ResponseStatus.Failed, failed.Status);
        Assert.Equal("rate_limit_exceeded", failed.Error.Code.ToString());
    }

    [Fact]
    public async Task Responses_are_listed_through_the_packages_pipeline()
    {
        var client = Responses();
        ResponseResult first = await client.CreateResponseAsync("auto", "1");
        ResponseResult second = await client.CreateResponseAsync("auto", "2");
        // The package has no call for it yet.
        using var message = client.Pipeline.CreateMessage(
            new Uri(client.Endpoint + "/responses?limit=1&order=asc"), "GET", PipelineMessageClassifier.Create([200]));
        await client.Pipeline.SendAsync(message);
        var list = JsonNode.Parse(message.Response!.Content)!;
        Assert.Equal(first.Id, list["data"]![0]!["id"]!.ToString());
        Assert.True(list["has_more"]!.GetValue<bool>());
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Files_are_uploaded_read_listed_and_deleted()
    {
        var client = new OpenAIFileClient(Key, new OpenAIClientOptions { Endpoint = Endpoint });
        OpenAIFile file = await client.UploadFileAsync(BinaryData.FromString("Grüße"), "grüße.txt", FileUploadPurpose.UserData);
        Assert.Equal("grüße.txt", file.Filename);
        Assert.Equal(7, file.SizeInBytesLong ?? file.SizeInBytes);
        Assert.Equal(file.Filename, (await client.GetFileAsync(file.Id)).Value.Filename);
        Assert.Equal("Grüße", (await client.DownloadFileAsync(file.Id)).Value.ToString());
        Assert.Equal(file.Id, Assert.Single((await client.GetFilesAsync()).Value).Id);
        Assert.True((await client.DeleteFileAsync(file.Id)).Value.Deleted);
        Assert.Empty((await client.GetFilesAsync()).Value);
    }

    [Fact]
    public async Task A_batch_runs_and_is_listed()
    {
        var files = new OpenAIFileClient(Key, new OpenAIClientOptions { Endpoint = Endpoint });
        var batches = new BatchClient(Key, new BatchClientOptions { Endpoint = Endpoint });
        OpenAIFile input = await files.UploadFileAsync(
            BinaryData.FromString(BatchLines.Chat("hello", "bad [fail]")), "in.jsonl", FileUploadPurpose.Batch);
        var operation = await batches.CreateBatchAsync(
            BinaryContent.Create(BinaryData.FromObjectAsJson(new { input_file_id = input.Id, endpoint = "/v1/chat/completions", completion_window = "24h" })),
            waitUntilCompleted: false);
        JsonNode batch;
        do
        {
            batch = JsonNode.Parse((await operation.GetBatchAsync(null)).GetRawResponse().Content)!;
        }
        while (batch["status"]!.ToString() != "completed");

        Assert.Equal(1, batch["request_counts"]!["completed"]!.GetValue<int>());
        Assert.Equal(1, batch["request_counts"]!["failed"]!.GetValue<int>());
        var output = (await files.DownloadFileAsync(batch["output_file_id"]!.ToString())).Value.ToString();
        Assert.Contains("You said: hello", output, StringComparison.Ordinal);
        var listed = new List<BatchJob>();
        await foreach (var job in batches.GetBatchesAsync(new BatchCollectionOptions()))
            listed.Add(job);
        Assert.Equal(operation.BatchId, Assert.Single(listed).Id);
    }

    private Uri Endpoint => new(_server.Uri, EmulatorServer.BasePath);

    private ResponsesClient Responses() => new(Key, new ResponsesClientOptions { Endpoint = Endpoint });
}
