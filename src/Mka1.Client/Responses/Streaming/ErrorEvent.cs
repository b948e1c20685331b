using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The stream failed. This client does not hand it on but throws <see cref="Errors.Mka1ApiException"/> after the events before it.</summary>
public sealed class ErrorEvent : ResponseStreamEvent
{
    // An event has a type. What has none, but one of these, is the body of an error.
    private static readonly string[] ErrorMembers = ["error", "errors", "message", "detail"];

    internal ErrorEvent(JsonElement json)
        : base(json)
    {
    }

    // Servers and proxies tell of a failure in the middle of a stream in every form that an error's answer may have.
    internal static bool IsError(JsonElement json, string? type, string frameName)
    {
        if (type is null)
            return frameName is "error" or "response.error" || (frameName == "message" && ErrorMembers.Any(member => HasMember(json, member)));
        // A failed response that is told without the response is told as its error.
        return type == "error"
            || (EventKinds.Table.IsKnown(type) ? type == "response.failed" && !HasMember(json, "response") && HasMember(json, "error")
            : frameName is "error" or "response.error" || type.EndsWith("error", StringComparison.OrdinalIgnoreCase));
    }

    // Text is all that some servers send.
    internal static ErrorEvent FromMessage(string text) =>
        new(JsonText.Parse(JsonBody.ToText(new Dictionary<string, object?> { ["type"] = "error", ["message"] = text })));

    /// <summary>The code, if the server gave one.</summary>
    public string? Code => GetText("code");

    /// <summary>The reason in words.</summary>
    public string? Message => GetText("message");

    /// <summary>The parameter that the server objects to, if it named one.</summary>
    public string? Param => GetText("param");

    private static bool HasMember(JsonElement json, string member) => json.TryGetMember(member, out var value) && !JsonText.IsEmpty(value);
}
