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
    public string CustomId => GetRequiredId("custom_id");

    /// <summary>
    /// True if the endpoint answered with a status of 200 to 299, or with an object where no status was told, and there is no error.
    /// An error that says nothing, such as <c>{}</c>, is none.
    /// </summary>
    [WireMember(null)]
    public bool Succeeded => Error is null;

    /// <summary>True if the batch ended without an answer to this request; there is no line of it, and the error is of this module's making.</summary>
    [WireMember(null)]
    public bool IsMissing { get; private init; }

    /// <summary>The HTTP status of the answer; null if there was none, or it was not told.</summary>
    [WireMember(null)]
    public int? StatusCode => ResponseJson is JsonElement response && response.TryGetMember("status_code", out var code)
        && JsonValue.ToInteger(code) is long status and >= int.MinValue and <= int.MaxValue ? (int)status : null;

    /// <summary>The text of the answer's first choice, for chat completions; null where there is none.</summary>
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
        // OpenAI's form: an HTTP error is in the answer's body.
        : BodyJson is JsonElement body && (StatusCode is int told ? IsFailure(told) : !IsAnswer(body)) ? BatchResultError.FromBody(body)
        : StatusCode is int status && IsFailure(status) ? BatchResultError.Create(null, $"The request was answered with status {status} and no reason.")
        : StatusCode is null && BodyJson is null ? BatchResultError.Create(BatchResultError.NotAnswered, "The line of this request holds neither an answer nor an error.")
        : null;

    /// <summary>The error's code, or else the status that the request was answered with; null if it did not fail.</summary>
    [WireMember(null)]
    public string? ErrorCode => Error is not { } error ? null : error.Code is { Length: > 0 } code ? code : StatusCode?.ToString(CultureInfo.InvariantCulture) ?? BatchResultError.NoCode;

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
        BodyJson is JsonElement { ValueKind: JsonValueKind.Object } body && body.TryGetMember("usage", out var usage) && usage.ValueKind == JsonValueKind.Object
            ? new TokenUsage(usage)
            : null;

    /// <summary>The gateway's id of the request, if it was told.</summary>
    [WireMember(null)]
    public string? RequestId => ResponseJson is JsonElement response && response.TryGetMember("request_id", out var id)
        ? JsonText.GetStringOrNumber(id) : null;

    /// <summary>The line's own id.</summary>
    [WireMember("id")]
    public string? LineId => GetId("id");

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
        ResponseJson is JsonElement response && response.TryGetMember("body", out var body) && body.ValueKind != JsonValueKind.Null
            ? body
            : null;

    // Some servers write an empty one beside an answer.
    private JsonElement? OwnError => TryGet("error", out var error)
        && error.ValueKind is JsonValueKind.Object or JsonValueKind.String && !JsonText.IsEmpty(error) ? error : null;

    private static bool IsFailure(int status) => status is < 200 or >= 300;

    // Where no status tells.
    private static bool IsAnswer(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && !(body.TryGetMember("error", out var error) && !JsonText.IsEmpty(error));

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
