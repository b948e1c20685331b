using System.Globalization;
using System.Text.Json;
using Mka1.Batches.Answers;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>What became of one request of a batch: a line of its output or error file. Source: docs.mka1.com/docs/batch-processing.</summary>
public sealed class BatchResult : Mka1Object
{
    private readonly string? _endpoint;

    internal BatchResult(JsonElement json, string batchId, string? endpoint)
        : base(json)
    {
        BatchId = batchId;
        _endpoint = endpoint;
    }

    /// <summary>The id that the request was given.</summary>
    public string CustomId => GetRequiredText("custom_id");

    /// <summary>True if the endpoint answered with a status of 200 to 299 and there is no error.</summary>
    [WireMember(null)]
    public bool Succeeded => Error is null && StatusCode is >= 200 and < 300;

    /// <summary>True if the batch ended without an answer to this request; there is no line of it, and the error is of this module's making.</summary>
    [WireMember(null)]
    public bool IsMissing { get; private init; }

    /// <summary>The HTTP status of the answer; null if there was none.</summary>
    [WireMember(null)]
    public int? StatusCode => ResponseJson is JsonElement response && response.TryGetProperty("status_code", out var code)
        && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int status) ? status : null;

    /// <summary>The text of the answer's first choice, for chat completions; null where there is none.</summary>
    [WireMember(null)]
    public string? Text =>
        BodyJson is JsonElement { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
        && choices[0].ValueKind == JsonValueKind.Object
        && choices[0].TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object
        && message.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String
            ? JsonText.Of(content)
            : null;

    /// <summary>Why the request failed; null if it did not.</summary>
    public BatchResultError? Error =>
        GetView("error", static error => new BatchResultError(error))
        ?? (GetText("error") is string words ? BatchResultError.OfWords(null, words) : null)
        // OpenAI's form: an HTTP error is in the answer's body.
        ?? (StatusCode is < 200 or >= 300 && BodyJson is JsonElement body ? BatchResultError.OfBody(body) : null)
        ?? StatusCode switch
        {
            null => BatchResultError.OfWords(BatchResultError.NotAnswered, "The line of this request holds neither an answer nor an error."),
            int status and (< 200 or >= 300) => BatchResultError.OfWords(null, $"The request was answered with status {status} and no reason."),
            _ => null,
        };

    /// <summary>The error's code, or else the status that the request was answered with; null if it did not fail.</summary>
    [WireMember(null)]
    public string? ErrorCode => Succeeded ? null : Error?.Code ?? StatusCode?.ToString(CultureInfo.InvariantCulture) ?? BatchResultError.NoCode;

    /// <summary>
    /// The answer: a <see cref="ChatCompletion"/>, an <see cref="EmbeddingList"/> or an <see cref="ImageList"/>; plain
    /// values if the request failed, called something else or was answered with no object; null if there was none.
    /// </summary>
    [WireMember(null)]
    public object? Body => BodyJson is not JsonElement body ? null
        : !Succeeded || body.ValueKind != JsonValueKind.Object ? JsonValue.ToPlain(body)
        : _endpoint switch
        {
            BatchEndpoint.ChatCompletions => new ChatCompletion(body),
            BatchEndpoint.Embeddings => new EmbeddingList(body),
            BatchEndpoint.ImageGenerations => new ImageList(body),
            _ => JsonValue.ToPlain(body),
        };

    /// <summary>The tokens that the request used; null if that was not told.</summary>
    [WireMember(null)]
    public TokenUsage? Usage =>
        BodyJson is JsonElement { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            ? new TokenUsage(usage)
            : null;

    /// <summary>The gateway's id of the request, if it was told.</summary>
    [WireMember(null)]
    public string? RequestId => ResponseJson is JsonElement response && response.TryGetProperty("request_id", out var id)
        && id.ValueKind == JsonValueKind.String ? JsonText.Of(id) : null;

    /// <summary>The line's own id.</summary>
    [WireMember("id")]
    public string? LineId => GetText("id");

    /// <summary>The batch that it belongs to.</summary>
    [WireMember(null)]
    public string BatchId { get; }

    /// <summary>The request that it answers, if that was asked for.</summary>
    [WireMember(null)]
    public BatchRequest? Request { get; internal init; }

    /// <summary>The whole answer as plain values: status, request id and body; null if there was none.</summary>
    public object? Response => GetPlain("response");

    private JsonElement? ResponseJson =>
        TryGet("response", out var response) && response.ValueKind == JsonValueKind.Object ? response : null;

    private JsonElement? BodyJson =>
        ResponseJson is JsonElement response && response.TryGetProperty("body", out var body) && body.ValueKind != JsonValueKind.Null
            ? body
            : null;

    /// <summary>The result of a request that has no line in any file of its batch.</summary>
    internal static BatchResult Missing(string customId, Batch batch, BatchRequest? request)
    {
        var line = new Dictionary<string, object?>
        {
            ["custom_id"] = customId,
            ["response"] = null,
            ["error"] = new Dictionary<string, object?>
            {
                ["code"] = BatchResultError.NotAnswered,
                ["message"] = $"The batch ended as {batch.Status} without an answer to this request.",
            },
        };
        return new BatchResult(JsonText.Parse(JsonBody.ToUtf8(line)), batch.Id, batch.Endpoint) { IsMissing = true, Request = request };
    }
}
