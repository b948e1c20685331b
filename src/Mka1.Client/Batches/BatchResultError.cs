using System.Text.Json;
using Mka1.Errors;
using Mka1.Json;

namespace Mka1.Batches;

/// <summary>Why a request of a batch failed.</summary>
public sealed class BatchResultError : Mka1Object
{
    /// <summary>The code for requests that were not answered when their batch ended.</summary>
    public const string NotAnswered = "not_answered";

    /// <summary>The placeholder if there is neither a code nor a status.</summary>
    public const string NoCode = "(no code)";

    internal BatchResultError(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The code, such as <c>processing_error</c> or <c>batch_expired</c>.</summary>
    public string? Code => GetId("code");

    /// <summary>The message.</summary>
    public string? Message => GetText("message");

    /// <summary>Code and message.</summary>
    /// <returns>Text such as <c>processing_error: out of memory</c>.</returns>
    public override string ToString() => Code is null ? Message ?? string.Empty : $"{Code}: {Message}";

    internal static BatchResultError FromJson(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object ? new(error) : Create(null, JsonText.GetString(error));

    internal static BatchResultError FromBody(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetMember("error", out var error) && error.ValueKind == JsonValueKind.Object)
            return new(error);
        var read = ErrorBody.Read(JsonText.GetStringOrJson(body));
        return Create(read.Code, read.Message);
    }

    internal static BatchResultError Create(string? code, string message) =>
        new(JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["code"] = code, ["message"] = message }));
}
