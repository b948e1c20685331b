using System.Globalization;
using System.Text.Json;
using Mka1.Batches.Answers;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>The result of one request of a batch: a line of its output or error file. Source: docs.mka1.com/docs/batch-processing.</summary>
public sealed class BatchResult : Mka1Object
{
    private readonly string? _endpoint;

    internal BatchResult(JsonElement json, string batchId, string? endpoint)
        : base(json)
    {
        BatchId = batchId;
        _endpoint = endpoint;
    }

    /// <summary>The id of the request.</summary>
    public string CustomId => GetRequiredId("custom_id");

    /// <summary>
    /// True if the endpoint answered with a status of 200 to 299, or with an object and no status, and there is no error.
    /// An empty error, such as <c>{}</c>, is ignored.
    /// </summary>
    [WireMember(null)]
    public bool Succeeded => Error is null;

    /// <summary>True if the batch ended without an answer to this request; there is no line for it, and the client created the error.</summary>
    [WireMember(null)]
    public bool IsMissing { get; private init; }

    /// <summary>The HTTP status of the answer; null if there was none, or the server does not report it.</summary>
    [WireMember(null)]
    public int? StatusCode => ResponseJson is JsonElement response && response.TryGetMember("status_code", out var code)
        && JsonValue.ToInteger(code) is long status and >= int.MinValue and <= int.MaxValue ? (int)status : null;

    /// <summary>The text of the answer's first choice, for chat completions; null if there is none.</summary>
    [WireMember(null)]
    public string? Text =>
        BodyJson is JsonElement { ValueKind: JsonValueKind.Object } body
        && body.TryGetMember("choices", out var choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
        && choices[0].ValueKind == JsonValueKind.Object
        && choices[0].TryGetMember("message", out var message) && message.ValueKind == JsonValueKind.Object
        && message.TryGetMember("content", out var content) && content.ValueKind == JsonValueKind.String
            ? JsonText.GetString(content)
            : null;

    /// <summary>Why the request failed; null if it did not.</summary>
    public BatchResultError? Error =>
        OwnError is JsonElement error ? BatchResultError.FromJson(error)
        // In OpenAI's format an HTTP error is in the body of the answer.
        : BodyJson is JsonElement body && (StatusCode is int code ? IsFailure(code) : !IsAnswer(body)) ? BatchResultError.FromBody(body)
        : StatusCode is int status && IsFailure(status) ? BatchResultError.Create(null, $"The request was answered with status {status} and no reason.")
        : StatusCode is null && BodyJson is null ? BatchResultError.Create(BatchResultError.NotAnswered, "The line of this request has neither an answer nor an error.")
        : null;

    /// <summary>The code of the error, otherwise the HTTP status; null if the request did not fail.</summary>
    [WireMember(null)]
    public string? ErrorCode => Error is not { } error ? null : error.Code is { Length: > 0 } code ? code : StatusCode?.ToString(CultureInfo.InvariantCulture) ?? BatchResultError.NoCode;

    /// <summary>
    /// The answer: a <see cref="ChatCompletion"/>, an <see cref="EmbeddingList"/> or an <see cref="ImageList"/>; plain
    /// values if the request failed, called another endpoint or its answer is not an object; null if there was none.
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

    /// <summary>The tokens used; null if the server does not report it.</summary>
    [WireMember(null)]
    public TokenUsage? Usage =>
        BodyJson is JsonElement { ValueKind: JsonValueKind.Object } body && body.TryGetMember("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            ? new TokenUsage(usage)
            : null;

    /// <summary>The gateway's id of the request, if the server reports it.</summary>
    [WireMember(null)]
    public string? RequestId => ResponseJson is JsonElement response && response.TryGetMember("request_id", out var id)
        ? JsonText.GetStringOrNumber(id) : null;

    /// <summary>The id of the line.</summary>
    [WireMember("id")]
    public string? LineId => GetId("id");

    /// <summary>The batch that it belongs to.</summary>
    [WireMember(null)]
    public string BatchId { get; }

    /// <summary>The request, if it was requested.</summary>
    [WireMember(null)]
    public BatchRequest? Request { get; internal init; }

    /// <summary>The whole answer as plain values: status, request id and body; null if there was none.</summary>
    public object? Response => GetPlain("response");

    private JsonElement? ResponseJson =>
        TryGet("response", out var response) && response.ValueKind == JsonValueKind.Object ? response : null;

    private JsonElement? BodyJson =>
        ResponseJson is JsonElement response && response.TryGetMember("body", out var body) && body.ValueKind != JsonValueKind.Null
            ? body
            : null;

    // Some servers send an empty error with an answer.
    private JsonElement? OwnError => TryGet("error", out var error)
        && error.ValueKind is JsonValueKind.Object or JsonValueKind.String && !JsonText.IsEmpty(error) ? error : null;

    private static bool IsFailure(int status) => status is < 200 or >= 300;

    // For a line without a status.
    private static bool IsAnswer(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && !(body.TryGetMember("error", out var error) && !JsonText.IsEmpty(error));

    /// <summary>Creates the result of a request that has no line in the files of its batch.</summary>
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
        return new BatchResult(JsonText.Parse(JsonBody.ToUtf8(line)), batch.Id, batch.Endpoint) { Origin = batch.Origin, IsMissing = true, Request = request };
    }
}
