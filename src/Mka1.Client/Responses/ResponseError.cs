using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses;

/// <summary>Why a response failed.</summary>
public sealed class ResponseError : Mka1Object
{
    internal ResponseError(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The code, such as <c>server_error</c>.</summary>
    public string? Code => GetText("code");

    /// <summary>The message. An error that is only a text is its message.</summary>
    public string? Message => Json.ValueKind == JsonValueKind.String ? JsonText.GetString(Json) : GetText("message");

    /// <summary>Code and message, as far as they are known.</summary>
    /// <returns>Text such as <c>server_error: out of memory</c>.</returns>
    public override string ToString() => string.Join(": ", new[] { Code, Message }.Where(static part => !string.IsNullOrEmpty(part)));
}
