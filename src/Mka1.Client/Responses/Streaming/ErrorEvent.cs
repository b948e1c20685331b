using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The stream failed. This client does not hand it on but throws <see cref="Errors.Mka1ApiException"/> after the events before it.</summary>
public sealed class ErrorEvent : ResponseStreamEvent
{
    internal ErrorEvent(JsonElement json)
        : base(json)
    {
    }

    // Servers and proxies tell of a failure in the middle of a stream in every form that an error's answer may have.
    internal static bool Is(JsonElement json, string? type, string frameName)
    {
        if (type is not null)
            return type == "error" || (!EventKinds.Table.Knows(type) && (frameName == "error" || EndsWithError(type)));
        return frameName == "error"
            || (frameName == "message" && (HasValue(json, "error") || HasValue(json, "message") || HasValue(json, "detail")));
    }

    // Text is all that some servers send.
    internal static ErrorEvent Of(string text) =>
        new(JsonText.Parse(JsonBody.ToText(new Dictionary<string, object?> { ["type"] = "error", ["message"] = text })));

    /// <summary>The code, if the server gave one.</summary>
    public string? Code => GetText("code");

    /// <summary>The reason in words.</summary>
    public string? Message => GetText("message");

    /// <summary>The parameter that the server objects to, if it named one.</summary>
    public string? Param => GetText("param");

    private static bool EndsWithError(string type) =>
        type.EndsWith(".error", StringComparison.Ordinal) || type.EndsWith("_error", StringComparison.Ordinal);

    private static bool HasValue(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;
}
