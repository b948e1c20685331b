using System.Text.Json;
using Mka1.Json;

namespace Mka1.Responses.Streaming;

/// <summary>The stream failed. The client does not return this event but throws <see cref="Errors.Mka1ApiException"/> after the events before it.</summary>
public sealed class ErrorEvent : ResponseStreamEvent
{
    // JSON without a type but with one of these members is the body of an error.
    private static readonly string[] ErrorMembers = ["error", "errors", "message", "detail"];

    internal ErrorEvent(JsonElement json)
        : base(json)
    {
    }

    // Servers and proxies report a failure within a stream in any shape of an error answer.
    internal static bool IsError(JsonElement json, string? type, string frameName)
    {
        if (type is null)
            return frameName is "error" or "response.error" || (frameName == "message" && ErrorMembers.Any(member => HasMember(json, member)));
        // A response.failed event without the response is treated as an error.
        return type == "error"
            || (EventKinds.Table.IsKnown(type) ? type == "response.failed" && !HasMember(json, "response") && HasMember(json, "error")
            : frameName is "error" or "response.error" || type.EndsWith("error", StringComparison.OrdinalIgnoreCase));
    }

    // Some servers send only text.
    internal static ErrorEvent FromMessage(string text) =>
        new(JsonText.Parse(JsonBody.ToText(new Dictionary<string, object?> { ["type"] = "error", ["message"] = text })));

    /// <summary>The code, if the server sent one.</summary>
    public string? Code => GetText("code");

    /// <summary>The message.</summary>
    public string? Message => GetText("message");

    /// <summary>The parameter that the server objects to, if it named one.</summary>
    public string? Param => GetText("param");

    private static bool HasMember(JsonElement json, string member) => json.TryGetMember(member, out var value) && !JsonText.IsEmpty(value);
}
