using System.Collections.ObjectModel;
using System.Text.Json;
using Mka1.Errors;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>A batch. Source: api-reference/batches/get-a-batch.</summary>
public sealed class Batch : Mka1Object
{
    internal static readonly Resource<Batch> Resource = new("batch", static json => new Batch(json), "id", "status");

    internal Batch(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The id, <c>batch_…</c>.</summary>
    public string Id => GetRequiredText("id");

    /// <summary>Always <c>batch</c>.</summary>
    public string? Object => GetText("object");

    /// <summary>One of <see cref="BatchStatus"/>, or a newer one.</summary>
    public string Status => GetRequiredText("status");

    /// <summary>The endpoint of its requests, see <see cref="BatchEndpoint"/>.</summary>
    public string? Endpoint => GetText("endpoint");

    /// <summary>The file of its requests.</summary>
    public string? InputFileId => GetId("input_file_id");

    /// <summary>The file of its results; null until there are some.</summary>
    public string? OutputFileId => GetId("output_file_id");

    /// <summary>The file of its failed requests; null if none failed.</summary>
    public string? ErrorFileId => GetId("error_file_id");

    /// <summary>The time limit, such as <c>24h</c>.</summary>
    public string? CompletionWindow => GetText("completion_window");

    /// <summary>The number of its requests, by state.</summary>
    public BatchRequestCounts? RequestCounts => GetView("request_counts", static json => new BatchRequestCounts(json));

    /// <summary>The errors for which its input file was rejected; empty if it was not.</summary>
    public IReadOnlyList<BatchError> Errors =>
        TryGet("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
            ? new BatchErrorList(errors).Data
            : TextList<BatchError>.None;

    /// <summary>Its metadata.</summary>
    public ReadOnlyDictionary<string, string> Metadata => GetTextMap("metadata");

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => GetTime("created_at");

    /// <summary>When its requests started.</summary>
    public DateTimeOffset? InProgressAt => GetTime("in_progress_at");

    /// <summary>When it will expire.</summary>
    public DateTimeOffset? ExpiresAt => GetTime("expires_at");

    /// <summary>When writing its output files started.</summary>
    public DateTimeOffset? FinalizingAt => GetTime("finalizing_at");

    /// <summary>When it was completed.</summary>
    public DateTimeOffset? CompletedAt => GetTime("completed_at");

    /// <summary>When its input file was rejected.</summary>
    public DateTimeOffset? FailedAt => GetTime("failed_at");

    /// <summary>When it expired.</summary>
    public DateTimeOffset? ExpiredAt => GetTime("expired_at");

    /// <summary>When its cancellation started.</summary>
    public DateTimeOffset? CancellingAt => GetTime("cancelling_at");

    /// <summary>When it was cancelled.</summary>
    public DateTimeOffset? CancelledAt => GetTime("cancelled_at");

    /// <summary>When it ended; null if it has not.</summary>
    internal DateTimeOffset? EndedAt => CompletedAt ?? CancelledAt ?? ExpiredAt ?? FailedAt;

    /// <summary>Reads a batch from its JSON.</summary>
    /// <param name="json">The JSON text of one batch.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="Mka1InputException">The text is not the JSON of a batch.</exception>
    public static Batch FromJson(string json) => Resource.Read(json);

    /// <summary>The id.</summary>
    /// <returns>The id, so that a batch can be passed where its id is expected.</returns>
    public override string ToString() => Id;

    private sealed class BatchErrorList(JsonElement json) : Mka1Object(json)
    {
        public IReadOnlyList<BatchError> Data => GetList("data", static error => new BatchError(error));
    }
}
